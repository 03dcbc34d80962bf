-- What a call asks of those who answer it, as whoever keeps calls has put it here.
CREATE TABLE need_asked (
    call_id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    path TEXT NOT NULL,
    takes_needs BIGINT NOT NULL,
    takes_ideas BIGINT NOT NULL,
    -- everybody, members or employees.
    takers TEXT NOT NULL,
    -- JSON.
    questions TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    is_open BIGINT NOT NULL,
    result TEXT NOT NULL
);

-- What a contribution answered: each question as it was put.
CREATE TABLE need_asked_replies (
    need TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    -- JSON.
    replies TEXT NOT NULL,
    -- 1: it came when the call had closed, and stands by itself.
    is_late BIGINT NOT NULL
);
CREATE INDEX need_asked_replies_by_call ON need_asked_replies (call_id, is_late, need);
