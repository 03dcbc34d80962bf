-- What a need or an idea was made of where people spoke: a statement of a dialogue.
CREATE TABLE need_origins (
    need TEXT NOT NULL PRIMARY KEY,
    origin_kind TEXT NOT NULL,
    -- The dialogue's id, a dot and the statement's number.
    origin TEXT NOT NULL
);
CREATE INDEX need_origins_by_origin ON need_origins (origin_kind, origin);
