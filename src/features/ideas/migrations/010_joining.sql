-- What somebody wants their contribution to become part of, while it waits to be read.
CREATE TABLE need_joinings (
    need TEXT NOT NULL PRIMARY KEY,
    into_need TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX need_joinings_by_home ON need_joinings (into_need);
