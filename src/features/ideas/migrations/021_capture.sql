-- An occasion at which people told what others write down for them: a workshop, a counter, a school.
CREATE TABLE captures (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    -- Who gets what was told there; empty: the organisation as a whole.
    unit TEXT NOT NULL,
    name TEXT NOT NULL,
    held_on TEXT NOT NULL,
    place TEXT NOT NULL,
    -- Personal data: shown to those who work in the organisation alone.
    holder TEXT NOT NULL,
    about TEXT NOT NULL,
    way TEXT NOT NULL,
    language TEXT NOT NULL,
    -- What those who were there were told of what becomes of their words.
    consent TEXT NOT NULL,
    -- 1: those who answer read first.
    reads_first BIGINT NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX captures_by_organisation ON captures (organisation, made_at, id);

-- What was sent at once. `sending` knows the same sending when it comes twice; what was undone has another.
CREATE TABLE capture_batches (
    capture TEXT NOT NULL,
    id TEXT NOT NULL,
    sending TEXT NOT NULL,
    source TEXT NOT NULL,
    member TEXT NOT NULL,
    at BIGINT NOT NULL,
    told BIGINT NOT NULL,
    undone_at BIGINT NOT NULL,
    -- How many could not be taken back.
    stayed BIGINT NOT NULL,
    PRIMARY KEY (capture, id),
    UNIQUE (capture, sending)
);
CREATE INDEX capture_batches_by_member ON capture_batches (member, at);

-- What was told at an occasion, in the order of the list.
CREATE TABLE capture_items (
    capture TEXT NOT NULL,
    need TEXT NOT NULL,
    batch TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (capture, need)
);
CREATE INDEX capture_items_by_need ON capture_items (need);
-- Whether a line of a list is there already.
CREATE INDEX needs_by_slug ON needs (organisation, slug);
