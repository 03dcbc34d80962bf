-- What members follow, and what has happened to it since they looked.
CREATE TABLE follows (
    member TEXT NOT NULL,
    -- project, case, need, organisation, tag or search.
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    -- How the member is told: here, at_once, daily or weekly.
    way TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (member, kind, id)
);
CREATE INDEX follows_by_subject ON follows (kind, id, member);

-- One matter, one row: all that has happened to the subject since the member looked.
CREATE TABLE notifications (
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    -- What the member follows that led here: the subject itself, or an organisation, a tag or a search that it belongs to.
    by_kind TEXT NOT NULL,
    by_id TEXT NOT NULL,
    -- The last thing that happened.
    action TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    -- How a letter is to tell it, and when; 0: none is.
    way TEXT NOT NULL,
    letter_at BIGINT NOT NULL,
    PRIMARY KEY (member, kind, id)
);
CREATE INDEX notifications_by_letter ON notifications (letter_at, member);
CREATE INDEX notifications_by_subject ON notifications (kind, id, member);

-- How far the activity log has been followed: written together with what was found there.
CREATE TABLE notified (
    name TEXT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);

-- The ways out that letters carry, as hashes. Without kind: all letters of the member.
CREATE TABLE letter_ends (
    hash TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX letter_ends_by_member ON letter_ends (member);
