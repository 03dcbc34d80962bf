-- Questions between organisations ("har någon gjort …?") and notices (a partner, a place to test, somebody with the need is looked for).
CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    -- question, partner, testbed or needs_owner.
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    -- Of the words.
    language TEXT NOT NULL,
    -- Who asks, and in whose name.
    organisation TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    -- all, alike or network; the network's id, or empty.
    audience TEXT NOT NULL,
    network TEXT NOT NULL,
    -- public, or asked: those alone who ask and are asked.
    visibility TEXT NOT NULL,
    -- 1 when a decision has hidden it.
    is_hidden BIGINT NOT NULL,
    -- open or closed.
    state TEXT NOT NULL,
    -- ISO, a whole day; empty: none.
    last_day TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    -- What the answers say together, in the asker's words.
    summary TEXT NOT NULL,
    answers BIGINT NOT NULL,
    interested BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX questions_by_time ON questions (visibility, is_hidden, asked_at, id);
CREATE INDEX questions_by_organisation ON questions (organisation, asked_at);
CREATE INDEX questions_by_member ON questions (asked_by);

-- What a form sent: the same twice is one question.
CREATE TABLE question_sendings (
    hash TEXT NOT NULL PRIMARY KEY,
    question TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Who is asked. told_at is when a letter told them; 0: none has yet.
CREATE TABLE question_asked (
    question TEXT NOT NULL,
    organisation TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (question, organisation)
);
CREATE INDEX question_asked_by_organisation ON question_asked (organisation, told_at);

CREATE TABLE question_answers (
    question TEXT NOT NULL,
    id TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- The member, or empty; what they call themselves; where they are told, never shown.
    given_by TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    words TEXT NOT NULL,
    -- page, link, mail or program.
    way TEXT NOT NULL,
    -- shown; kept (a reply that somebody else sent, until the asker decides); refused.
    standing TEXT NOT NULL,
    -- How many files came with the reply, which are not kept.
    files BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (question, id)
);
CREATE INDEX question_answers_by_member ON question_answers (given_by);

-- Interest in a notice, by one click.
CREATE TABLE question_interests (
    question TEXT NOT NULL,
    organisation TEXT NOT NULL,
    member TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (question, organisation)
);
CREATE INDEX question_interests_by_member ON question_interests (member);

-- Cases and projects that the summary leads to.
CREATE TABLE question_links (
    question TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (question, kind, subject)
);
CREATE INDEX question_links_by_subject ON question_links (kind, subject);

-- The address that one letter can be replied to, as a print of what cannot be guessed.
CREATE TABLE question_reply_ways (
    hash TEXT NOT NULL PRIMARY KEY,
    question TEXT NOT NULL,
    organisation TEXT NOT NULL,
    address TEXT NOT NULL,
    member TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX question_reply_ways_by_question ON question_reply_ways (question);

-- Replies that were taken in: the same message twice is one answer.
CREATE TABLE question_messages (
    hash TEXT NOT NULL PRIMARY KEY,
    question TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- What letters an organisation wants: at_once, weekly or never. No row: at_once.
CREATE TABLE question_digests (
    organisation TEXT NOT NULL PRIMARY KEY,
    choice TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Organisations that ask each other. Kept by one of them.
CREATE TABLE question_networks (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE TABLE question_network_members (
    network TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (network, organisation)
);
