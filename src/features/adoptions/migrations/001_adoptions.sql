-- Who takes a project or a case of the bank into use: one row for each of those, as it is now.
CREATE TABLE adoptions (
    -- The subject's id is where rows lie together: a project's or a case's.
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- Empty: the organisation as a whole.
    unit TEXT NOT NULL,
    -- interested, dialogue, evaluating, decided, piloting, in_use, embedded, paused or abandoned; ISO days; why it stopped.
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- First in use; empty: never yet.
    used_since TEXT NOT NULL,
    -- untold, copied, adapted, inspired, developed_together or procured.
    way TEXT NOT NULL,
    kept TEXT NOT NULL,
    changed TEXT NOT NULL,
    -- Whole units of the currency; hours a year. Empty: not told.
    cost BIGINT,
    saved BIGINT,
    hours_saved BIGINT,
    currency TEXT NOT NULL,
    -- Against the origin: untold, better, same, worse or too_early.
    result TEXT NOT NULL,
    result_text TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_link TEXT NOT NULL,
    -- Who has looked that it is so, and for which organisation. Zero time: nobody.
    verified_by TEXT NOT NULL,
    verified_for TEXT NOT NULL,
    verified_origin BIGINT NOT NULL,
    verified_at BIGINT NOT NULL,
    verified_words TEXT NOT NULL,
    version BIGINT NOT NULL,
    language TEXT NOT NULL,
    stated_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- The last question whether it is still in use: when, and after how many months. Zero times: never.
    asked_at BIGINT NOT NULL,
    -- The day from which the months are counted; empty: it is not asked about.
    asked_from TEXT NOT NULL,
    round BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ask_next_at BIGINT NOT NULL,
    lapsed BIGINT NOT NULL,
    origin_told_at BIGINT NOT NULL,
    PRIMARY KEY (subject, id)
);
CREATE UNIQUE INDEX adoptions_once ON adoptions (subject, organisation, unit);
CREATE INDEX adoptions_by_id ON adoptions (id);
CREATE INDEX adoptions_by_organisation ON adoptions (organisation, created_at);
CREATE INDEX adoptions_by_question ON adoptions (ask_next_at);
CREATE INDEX adoptions_by_asked ON adoptions (lapsed, asked_at);
CREATE INDEX adoptions_by_origin_told ON adoptions (origin_told_at);

-- What happened to it, in order. Nothing is changed or removed but by weeding.
CREATE TABLE adoption_events (
    adoption TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- begun, moved, changed, verified, asked, still_used or lapsed.
    what TEXT NOT NULL,
    -- Empty: from a letter, or the program by itself.
    done_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    reason TEXT NOT NULL,
    round BIGINT NOT NULL,
    -- What is told, as JSON, where it changed; otherwise empty.
    told TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (adoption, number)
);
CREATE INDEX adoption_events_by_member ON adoption_events (done_by);

-- When those who answer for an organisation were last told of who is interested in what is theirs: once a day at most.
CREATE TABLE adoption_digests (
    organisation TEXT NOT NULL PRIMARY KEY,
    sent_at BIGINT NOT NULL
);
