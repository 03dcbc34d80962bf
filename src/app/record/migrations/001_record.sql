-- How far the log has been handed to those who keep a copy of it elsewhere.
CREATE TABLE record_receivers (
    receiver TEXT NOT NULL PRIMARY KEY,
    -- The last entry that was handed over.
    sequence BIGINT NOT NULL
);
