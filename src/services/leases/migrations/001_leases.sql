-- Which node does a job that only one may do, and until when it has promised to.
CREATE TABLE leases (
    job TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
