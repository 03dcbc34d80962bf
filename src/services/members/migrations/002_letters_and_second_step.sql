-- What signed somebody in beside the first: '' nothing, 'code' an authenticator's, 'recovery', 'demo' a demo world's printed link.
ALTER TABLE sessions ADD COLUMN factor TEXT NOT NULL DEFAULT '';
-- 1: the first step is taken and the second asked for; such a session may nothing else.
ALTER TABLE sessions ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
-- When the person last showed who they are.
ALTER TABLE sessions ADD COLUMN confirmed_at BIGINT NOT NULL DEFAULT 0;

-- Links that go out by letter and are no sign-in by themselves.
CREATE TABLE mailed_links (
    hash TEXT NOT NULL PRIMARY KEY,
    -- register, password or email.
    purpose TEXT NOT NULL,
    -- Empty for somebody without an account.
    member TEXT NOT NULL,
    -- To register with, or to change to.
    email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX mailed_links_by_member ON mailed_links (member);

CREATE TABLE second_steps (
    member TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    -- Sealed with a secret that is not in the database.
    sealed_key TEXT NOT NULL,
    turned_on_at BIGINT NOT NULL,
    -- Steps up to this one are used.
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
    member TEXT NOT NULL REFERENCES members (id),
    hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (member, hash)
);
