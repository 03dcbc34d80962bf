-- That a project is implemented (infört): stated by those who edit it, confirmed by the line owner. One row a project, as it is now.
CREATE TABLE implementations (
    project TEXT NOT NULL PRIMARY KEY,
    -- The line owner, as stated: name, role and unit are shown to everybody, the address to nobody but those who edit the project.
    owner_name TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    owner_unit TEXT NOT NULL,
    owner_email TEXT NOT NULL,
    owner_member TEXT NOT NULL,
    -- ISO, a whole day: from when it is in ordinary use.
    since TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_link TEXT NOT NULL,
    -- 1 when the ordinary budget carries it; with what, in words.
    in_budget BIGINT NOT NULL,
    budget TEXT NOT NULL,
    -- waiting, confirmed, lapsed, denied, ended or withdrawn.
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- Of letters to the line owner.
    language TEXT NOT NULL,
    stated_by TEXT NOT NULL,
    stated_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- The last question: when, and after how many months (0, 12, 24). Zero times: never.
    asked_at BIGINT NOT NULL,
    round BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    ask_next_at BIGINT NOT NULL,
    -- What the line owner wrote last; for those who edit the project.
    comment TEXT NOT NULL
);
CREATE INDEX implementations_by_question ON implementations (ask_next_at);
CREATE INDEX implementations_by_asked ON implementations (state, asked_at);

-- What happened to it, in order. Nothing is changed or removed but by weeding and leaving.
CREATE TABLE implementation_events (
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- stated, amended, asked, confirmed, denied, ended, lapsed or withdrawn.
    what TEXT NOT NULL,
    -- The member who did it; empty: the line owner, or the program by itself.
    done_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    owner_name TEXT NOT NULL,
    owner_member TEXT NOT NULL,
    -- The statement as it was stated or amended, as JSON without the owner; otherwise empty.
    stated TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (project, number)
);
CREATE INDEX implementation_events_by_member ON implementation_events (done_by);
