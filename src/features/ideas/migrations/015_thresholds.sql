-- When a matter is put on a decision maker's desk: one rule for each organisation.
CREATE TABLE decision_thresholds (
    organisation TEXT NOT NULL PRIMARY KEY,
    -- As everybody reads it: a board or a role, never a person.
    who TEXT NOT NULL,
    -- Who gets the letter: a member with a role there, or an address.
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    -- So many supports; 0: supports do not matter.
    supports BIGINT NOT NULL,
    -- The day on which all that waits goes there, ISO; empty: none.
    day TEXT NOT NULL,
    -- 1: the same day every year.
    yearly BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX decision_thresholds_by_member ON decision_thresholds (member);

-- What has reached it, once each: who was told.
CREATE TABLE matters_reached (
    need TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    who TEXT NOT NULL,
    member TEXT NOT NULL,
    -- supports or day.
    why TEXT NOT NULL,
    supports BIGINT NOT NULL,
    reached_at BIGINT NOT NULL
);
CREATE INDEX matters_reached_by_organisation ON matters_reached (organisation, reached_at);
CREATE INDEX matters_reached_by_member ON matters_reached (member, reached_at);
