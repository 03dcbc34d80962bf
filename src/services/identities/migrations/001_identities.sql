-- Services that people sign in by (OpenID Connect), who came by which, and how surely people must be known for what they do.
CREATE TABLE identity_providers (
    id TEXT NOT NULL PRIMARY KEY,
    -- Empty: of the whole site.
    organisation TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    -- Sealed with a secret that is not in the database; empty: the provider gave none.
    sealed_secret TEXT NOT NULL,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_nb TEXT NOT NULL,
    scope TEXT NOT NULL,
    -- JSON: what the provider says of how surely it knows somebody, and the level that it amounts to.
    levels TEXT NOT NULL,
    -- The claim that lists groups; empty: none is read. JSON: groups and the roles that they give.
    groups_claim TEXT NOT NULL,
    group_roles TEXT NOT NULL,
    -- Who may be made an account for: 'invited', 'domains' (JSON, those of verified addresses) or 'everybody'.
    admits TEXT NOT NULL,
    domains TEXT NOT NULL,
    -- 'on', 'off' or 'removed'.
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
);
CREATE INDEX identity_providers_by_organisation ON identity_providers (organisation, id);

-- A person is known by issuer and subject, never by an address.
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    -- By which it was joined.
    provider TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_by_member ON identities (member);

-- Attempts to sign in that have come to an end: each counts once. Kept for an hour.
CREATE TABLE identity_attempts (
    hash TEXT NOT NULL PRIMARY KEY,
    ended_at BIGINT NOT NULL
);
CREATE INDEX identity_attempts_by_end ON identity_attempts (ended_at);

-- Where an organisation wants another level of assurance than everybody else's.
CREATE TABLE action_levels (
    organisation TEXT NOT NULL,
    action TEXT NOT NULL,
    level BIGINT NOT NULL,
    PRIMARY KEY (organisation, action)
);
