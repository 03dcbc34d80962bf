-- How long an organisation keeps what it may choose the time of (services/lifetimes).
CREATE TABLE retention_spans (
    organisation TEXT NOT NULL,
    rule TEXT NOT NULL,
    count BIGINT NOT NULL,
    -- days, months or years.
    unit TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (organisation, rule)
);

-- A decision to weed, proposed by one and carried out by another. It stays as the record of what went.
CREATE TABLE weedings (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    rule TEXT NOT NULL,
    -- The number of the organisation's decision, its date, and what it covers.
    decision TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    covers TEXT NOT NULL,
    -- proposed, withdrawn, under_way, done.
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    -- Empty and 0 until then.
    carried_out_by TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    -- Whatever the program does: never the same person.
    CHECK (carried_out_by <> proposed_by)
);
CREATE INDEX weedings_by_organisation ON weedings (organisation, proposed_at);
CREATE INDEX weedings_by_state ON weedings (state);

-- What a decision covers, by key: never any words.
CREATE TABLE weeding_items (
    weeding TEXT NOT NULL,
    key TEXT NOT NULL,
    -- From when its time was counted when it was proposed: what has changed since is left.
    since BIGINT NOT NULL,
    -- planned, weeded, held, changed, gone.
    outcome TEXT NOT NULL,
    PRIMARY KEY (weeding, key)
);
CREATE INDEX weeding_items_by_outcome ON weeding_items (weeding, outcome, key);

-- What the daily run has taken: a day in Stockholm and a rule; rule '' is the run itself.
CREATE TABLE retention_runs (
    day TEXT NOT NULL,
    rule TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- 0 while it is under way.
    ended_at BIGINT NOT NULL,
    weeded BIGINT NOT NULL,
    held BIGINT NOT NULL,
    PRIMARY KEY (day, rule)
);
