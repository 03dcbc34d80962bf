-- A dialogue (dialogverkstad, or one of weeks): what it is for, when and where, and how far it has come.
CREATE TABLE dialogues (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- One step on each line.
    agenda TEXT NOT NULL,
    material TEXT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    language TEXT NOT NULL,
    -- workshop or weeks.
    rhythm TEXT NOT NULL,
    -- open, chatham or closed.
    secrecy TEXT NOT NULL,
    -- before or after.
    moderation TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- What it is about; empty: nothing of the platform's.
    about_kind TEXT NOT NULL,
    about_id TEXT NOT NULL,
    -- draft, published, open or closed.
    state TEXT NOT NULL,
    -- By which people take part.
    code TEXT NOT NULL,
    -- Hash of what the form sent: the same twice is one dialogue.
    sending TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX dialogues_by_code ON dialogues (code);
CREATE UNIQUE INDEX dialogues_by_sending ON dialogues (sending);
CREATE INDEX dialogues_by_state ON dialogues (state, starts_at, id);
CREATE INDEX dialogues_by_organisation ON dialogues (organisation, starts_at);
CREATE INDEX dialogues_by_member ON dialogues (made_by);
CREATE INDEX dialogues_by_about ON dialogues (about_kind, about_id);

-- What moves while a dialogue is open: apart, so that votes touch one small row.
CREATE TABLE dialogue_pulses (
    dialogue TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    -- Those who have voted at least once.
    participants BIGINT NOT NULL,
    votes BIGINT NOT NULL
);

-- Statements, with how many voted how: the sums of dialogue_votes.
CREATE TABLE dialogue_statements (
    dialogue TEXT NOT NULL,
    number BIGINT NOT NULL,
    words TEXT NOT NULL,
    -- waiting, accepted or hidden.
    state TEXT NOT NULL,
    -- The participant who wrote it; 0: those who arrange it; -1: somebody who is forgotten.
    author BIGINT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    agree BIGINT NOT NULL,
    disagree BIGINT NOT NULL,
    pass BIGINT NOT NULL,
    PRIMARY KEY (dialogue, number)
);

-- Who takes part: nothing is known of them but that they were given this secret. No time, so that nobody can be told by when they came.
CREATE TABLE dialogue_participants (
    dialogue TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- Hash of the secret in their cookie.
    secret TEXT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (dialogue, number)
);
CREATE UNIQUE INDEX dialogue_participants_by_secret ON dialogue_participants (dialogue, secret);

-- One vote a person and statement: the last one.
CREATE TABLE dialogue_votes (
    dialogue TEXT NOT NULL,
    participant BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    -- 1 agree, -1 disagree, 0 pass.
    choice BIGINT NOT NULL,
    PRIMARY KEY (dialogue, participant, statement)
);
