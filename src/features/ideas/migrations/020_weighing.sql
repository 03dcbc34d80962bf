-- A weighing: chosen needs and ideas judged by a team, each alone, by criteria or two at a time. A basis, not a decision.
CREATE TABLE weighings (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    -- criteria or pairs.
    way TEXT NOT NULL,
    name TEXT NOT NULL,
    -- What is asked of each pair; empty when criteria are used.
    question TEXT NOT NULL,
    -- ISO; answers are taken until it has passed.
    last_day TEXT NOT NULL,
    -- 1: everybody reads the result once it is closed.
    is_public BIGINT NOT NULL,
    -- 1: anybody who is signed in may answer.
    is_open_to_all BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- 0: closed by its last day alone.
    closed_at BIGINT NOT NULL
);
CREATE INDEX weighings_by_organisation ON weighings (organisation, made_at);
CREATE INDEX weighings_by_maker ON weighings (made_by);

CREATE TABLE weighing_subjects (
    weighing TEXT NOT NULL,
    need TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (weighing, need)
);
CREATE INDEX weighing_subjects_by_need ON weighing_subjects (need);

CREATE TABLE weighing_criteria (
    weighing TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    -- What 1 and 5 mean.
    low TEXT NOT NULL,
    high TEXT NOT NULL,
    weight BIGINT NOT NULL,
    -- 1: a low number is good.
    low_is_good BIGINT NOT NULL,
    PRIMARY KEY (weighing, number)
);

-- Who is asked: a member, or an address that got a link. Personal data.
CREATE TABLE weighing_people (
    weighing TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    reminded_at BIGINT NOT NULL,
    -- 0: not yet.
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (weighing, id)
);
CREATE UNIQUE INDEX weighing_people_once ON weighing_people (weighing, member, address);
CREATE INDEX weighing_people_by_member ON weighing_people (member);

-- One answer for each person, contribution and criterion. 0: cannot judge.
CREATE TABLE weighing_scores (
    weighing TEXT NOT NULL,
    person TEXT NOT NULL,
    need TEXT NOT NULL,
    number BIGINT NOT NULL,
    score BIGINT NOT NULL,
    PRIMARY KEY (weighing, person, need, number)
);
CREATE TABLE weighing_words (
    weighing TEXT NOT NULL,
    person TEXT NOT NULL,
    need TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (weighing, person, need)
);

-- One answer for each person and pair; `first` has the lower id.
CREATE TABLE weighing_pairs (
    weighing TEXT NOT NULL,
    person TEXT NOT NULL,
    first_need TEXT NOT NULL,
    second_need TEXT NOT NULL,
    -- first, second, equal or cannot.
    choice TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (weighing, person, first_need, second_need)
);
