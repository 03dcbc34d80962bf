-- Who answers what comes in, and within how many days.
CREATE TABLE promises (
    -- Empty: for organisations that have promised nothing themselves.
    organisation TEXT NOT NULL,
    -- Empty: the organisation as a whole, and its units without a promise of their own.
    unit TEXT NOT NULL,
    -- A role or a mailbox, never a person.
    who TEXT NOT NULL,
    days BIGINT NOT NULL,
    -- working_days or calendar_days.
    counting TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation, unit)
);

-- How long somebody waits for an answer about a subject. Taken up again after its answer, it has another round.
CREATE TABLE answer_clocks (
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    round BIGINT NOT NULL,
    -- Who has it now, and by which day they have promised to answer; the first date is what its sender was told.
    unit TEXT NOT NULL,
    due TEXT NOT NULL,
    first_due TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    -- 0 while it runs.
    stopped_at BIGINT NOT NULL,
    -- running, answered, or ended without an answer.
    outcome TEXT NOT NULL,
    -- 0: nobody; 1: those who answer have been reminded before the date; 2: when it came.
    reminded BIGINT NOT NULL,
    PRIMARY KEY (organisation, kind, subject, round)
);
CREATE INDEX answer_clocks_by_due ON answer_clocks (outcome, reminded, due);
CREATE INDEX answer_clocks_by_time ON answer_clocks (organisation, began_at);

-- What was promised when it came, and each time that another unit got it. Never changed.
CREATE TABLE given_promises (
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    round BIGINT NOT NULL,
    number BIGINT NOT NULL,
    unit TEXT NOT NULL,
    who TEXT NOT NULL,
    -- unit, organisation or national: whose promise it is.
    source TEXT NOT NULL,
    days BIGINT NOT NULL,
    counting TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    due TEXT NOT NULL,
    -- By so many days later than without pauses.
    lengthened BIGINT NOT NULL,
    PRIMARY KEY (organisation, kind, subject, round, number)
);
