-- A matter: one text that somebody has reported, and what became of it. Notices that come while it waits belong to it.
CREATE TABLE moderation_matters (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Who decides; empty: the national process leader.
    organisation TEXT NOT NULL,
    -- The text as it read when it was reported.
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    path TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- Who has asked for another look, each side once.
    writer_asked BIGINT NOT NULL,
    reporter_asked BIGINT NOT NULL,
    -- Who decided last, and when; empty and 0 before.
    decided_by TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    -- Grows with everything that happens: those who decide say what they saw.
    version BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- Since when it waits, for the first time or again.
    waits_since BIGINT NOT NULL,
    -- The order of the queue: 0 what is urgent, 1 what waits, 2 what is decided; then the longest wait, or the newest decision (as a
    -- negative time), first.
    rank BIGINT NOT NULL,
    place BIGINT NOT NULL
);
CREATE INDEX moderation_matters_by_subject ON moderation_matters (kind, subject);
CREATE INDEX moderation_matters_by_organisation ON moderation_matters (organisation, rank, place, id);
CREATE INDEX moderation_matters_by_rank ON moderation_matters (rank, place, id);

CREATE TABLE moderation_notices (
    matter TEXT NOT NULL,
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    -- In which language its sender is written to.
    language TEXT NOT NULL,
    -- Empty when reported without an account.
    member TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (matter, id)
);
CREATE INDEX moderation_notices_by_member ON moderation_notices (member);

-- Decisions, and when another look was asked for. Never changed afterwards.
CREATE TABLE moderation_steps (
    matter TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Who decided, or asked with an account.
    member TEXT NOT NULL,
    -- Who asked for another look.
    side TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (matter, number)
);

-- Secrets as hashes: codes of those who reported and of those who wrote, and the key by which a form sent twice is known.
CREATE TABLE moderation_keys (
    hash TEXT NOT NULL,
    purpose TEXT NOT NULL,
    matter TEXT NOT NULL,
    -- Which notice; empty for who wrote the text.
    notice TEXT NOT NULL,
    PRIMARY KEY (hash, purpose)
);

-- Personal data, apart from everything else: where those who reported without an account want to be written to.
CREATE TABLE moderation_reporters (
    matter TEXT NOT NULL,
    notice TEXT NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (matter, notice)
);
