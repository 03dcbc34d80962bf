-- Where each barrier stands on its way, once something was done with it. Follows from barrier_moves.
CREATE TABLE barrier_ways (
    barrier TEXT NOT NULL PRIMARY KEY,
    -- described, dialogue, proposed, escalated, answered, trial, resolved, parked, dismissed; reported only after a mistake was reopened.
    stage TEXT NOT NULL,
    -- none, removed, clarified, mitigated or workaround.
    resolution TEXT NOT NULL,
    -- What it was before it was parked or dismissed.
    before_stage TEXT NOT NULL,
    -- Escalations, those without an answer, and rungs of the own ladder that were asked.
    asked BIGINT NOT NULL,
    open BIGINT NOT NULL,
    highest_own BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- The moves, in order. Nothing is changed or removed but by weeding.
CREATE TABLE barrier_moves (
    barrier TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    move TEXT NOT NULL,
    class TEXT NOT NULL,
    rung TEXT NOT NULL,
    resolution TEXT NOT NULL,
    -- The stage afterwards.
    stage TEXT NOT NULL,
    note TEXT NOT NULL,
    -- 0: of none.
    escalation BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    PRIMARY KEY (barrier, number)
);
CREATE INDEX barrier_moves_by_member ON barrier_moves (done_by);

-- What was asked of whom.
CREATE TABLE barrier_escalations (
    barrier TEXT NOT NULL,
    number BIGINT NOT NULL,
    rung TEXT NOT NULL,
    -- A key of registers/addressees.csv, or an organisation's id.
    addressee TEXT NOT NULL,
    -- The fields of rules.cpp as JSON; the answer is empty until there is one.
    told TEXT NOT NULL,
    answer TEXT NOT NULL,
    their_number TEXT NOT NULL,
    is_acknowledged BIGINT NOT NULL,
    is_through_link BIGINT NOT NULL,
    sent_by TEXT NOT NULL,
    organisation TEXT NOT NULL,
    language TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (barrier, number)
);
CREATE INDEX barrier_escalations_by_addressee ON barrier_escalations (addressee, barrier, number);
CREATE INDEX barrier_escalations_by_member ON barrier_escalations (sent_by);

-- What the two said to each other.
CREATE TABLE barrier_words (
    barrier TEXT NOT NULL,
    number BIGINT NOT NULL,
    escalation BIGINT NOT NULL,
    -- acknowledged, asked, answered, replied or wrote.
    said TEXT NOT NULL,
    words TEXT NOT NULL,
    signature TEXT NOT NULL,
    link TEXT NOT NULL,
    is_through_link BIGINT NOT NULL,
    -- Empty: through the link in the letter.
    written_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- 0: it stands.
    withdrawn_at BIGINT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_because TEXT NOT NULL,
    PRIMARY KEY (barrier, number)
);
CREATE INDEX barrier_words_by_member ON barrier_words (written_by);
CREATE INDEX barrier_words_by_withdrawer ON barrier_words (withdrawn_by);

-- What changed, in which rule or practice, and from when.
CREATE TABLE barrier_outcomes (
    barrier TEXT NOT NULL,
    number BIGINT NOT NULL,
    told TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (barrier, number)
);
