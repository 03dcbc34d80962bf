-- A need: what somebody says is hard, whom they told, where it stands and who may see it.
CREATE TABLE needs (
    id TEXT NOT NULL PRIMARY KEY,
    -- Who is asked to answer.
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    story TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    how_often TEXT NOT NULL,
    place TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    visibility TEXT NOT NULL,
    way TEXT NOT NULL,
    -- Grows with every change: a coordinator says which one they saw.
    version BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- The member who told it, and the member who entered it for somebody else; empty when there is none.
    told_by TEXT NOT NULL,
    entered_by TEXT NOT NULL
);
CREATE INDEX needs_by_organisation ON needs (organisation, told_at, id);
CREATE INDEX needs_by_time ON needs (told_at, id);
CREATE INDEX needs_by_teller ON needs (told_by, told_at);

-- What has happened to a need, never changed afterwards but for `shown`: an addition that the organisation has looked at.
CREATE TABLE need_history (
    need TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    words TEXT NOT NULL,
    referred_to TEXT NOT NULL,
    link TEXT NOT NULL,
    shown BIGINT NOT NULL,
    PRIMARY KEY (need, number)
);

-- Secrets as hashes: the claim code that the sender keeps, and the key by which a form sent twice is known.
CREATE TABLE need_keys (
    hash TEXT NOT NULL,
    purpose TEXT NOT NULL,
    need TEXT NOT NULL,
    PRIMARY KEY (hash, purpose)
);

-- Personal data, apart from everything else: never public, never in the log, in exports or in search.
CREATE TABLE need_senders (
    need TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL
);
