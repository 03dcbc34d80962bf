-- People who can sign in, what they may do, and the secrets (only ever as hashes) by which they are known.
CREATE TABLE members (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    -- The address without regard to case: what must be unique.
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    municipality TEXT NOT NULL,
    -- argon2id as a PHC string; empty for those who only come by link.
    password TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE member_roles (
    member TEXT NOT NULL REFERENCES members (id),
    role TEXT NOT NULL,
    -- Empty for national roles.
    organisation TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    granted_by TEXT NOT NULL,
    PRIMARY KEY (member, role, organisation)
);
CREATE INDEX member_roles_by_organisation ON member_roles (organisation, member);

CREATE TABLE sessions (
    hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES members (id),
    form_token TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    -- A few minutes behind.
    seen_at BIGINT NOT NULL,
    by_link INTEGER NOT NULL,
    device TEXT NOT NULL
);
CREATE INDEX sessions_by_member ON sessions (member);

CREATE TABLE sign_in_links (
    hash TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL REFERENCES members (id),
    purpose TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sign_in_links_by_member ON sign_in_links (member);

CREATE TABLE access_tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX access_tokens_by_member ON access_tokens (member);
