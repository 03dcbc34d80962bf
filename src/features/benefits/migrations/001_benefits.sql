-- What a project is expected to be good for (nytta), as it is stated now.
CREATE TABLE benefits (
    project TEXT NOT NULL,
    benefit TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- expected or ended.
    state TEXT NOT NULL,
    -- JSON: each field as text, but for the two addresses.
    told TEXT NOT NULL,
    owner_email TEXT NOT NULL,
    controller_email TEXT NOT NULL,
    ended_because TEXT NOT NULL,
    -- Of letters.
    language TEXT NOT NULL,
    stated_by TEXT NOT NULL,
    stated_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- When its owner is asked next; 0: not any more.
    ask_next_at BIGINT NOT NULL,
    PRIMARY KEY (project, benefit)
);
CREATE INDEX benefits_by_question ON benefits (ask_next_at);

-- What was measured, one row a benefit and year.
CREATE TABLE benefit_values (
    project TEXT NOT NULL,
    benefit TEXT NOT NULL,
    year BIGINT NOT NULL,
    -- Grows with each figure and each question: a letter asks about one version.
    version BIGINT NOT NULL,
    -- Hundredths of the unit.
    figure BIGINT NOT NULL,
    -- ISO, a whole day: when it was measured.
    measured_on TEXT NOT NULL,
    source TEXT NOT NULL,
    -- waiting, confirmed or denied.
    state TEXT NOT NULL,
    -- The member who told it; empty: the owner, from a letter.
    told_by TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    -- Who confirmed or denied it, and why.
    controller TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (project, benefit, year)
);

-- What happened to it, in order.
CREATE TABLE benefit_events (
    project TEXT NOT NULL,
    benefit TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- stated, amended, asked, measured, sent, confirmed, denied or ended.
    what TEXT NOT NULL,
    done_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    -- JSON: what was stated, or the figure; otherwise empty.
    told TEXT NOT NULL,
    PRIMARY KEY (project, benefit, number)
);
CREATE INDEX benefit_events_by_member ON benefit_events (done_by);
