-- Who was asked what they do now that a barrier is gone: each organisation that had it and each project that it stopped.
CREATE TABLE barrier_now_asked (
    barrier TEXT NOT NULL,
    -- The number in barrier_outcomes of what made it go: a barrier that comes back may go again.
    round BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    -- Empty: the organisation itself.
    project TEXT NOT NULL,
    -- Whether anybody could be written to.
    is_reached BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- 0: not yet. Nobody is reminded twice.
    reminded_at BIGINT NOT NULL,
    -- 0: there is no answer that stands.
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (barrier, round, organisation, project)
);
CREATE INDEX barrier_now_asked_by_day ON barrier_now_asked (answered_at, reminded_at, asked_at);

-- What they answered, in order: the last one of each stands. Nothing is changed or removed but by weeding.
CREATE TABLE barrier_now_answers (
    barrier TEXT NOT NULL,
    round BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- The fields of now_fields() as JSON; empty: the answer before was taken back.
    told TEXT NOT NULL,
    -- Who answered; empty through the link in the letter.
    answered_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (barrier, round, organisation, project, number)
);
CREATE INDEX barrier_now_answers_by_member ON barrier_now_answers (answered_by);
