-- Where an organisation's registrar takes what is to be registered.
CREATE TABLE registrars (
    organisation TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);

-- A subject that was sent to be registered, and what the registrar said. Never more than one about a subject.
CREATE TABLE registrations (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- The registrar's number and day; empty until then.
    number TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    -- The section that a secrecy mark refers to; empty: public.
    secrecy TEXT NOT NULL,
    -- The registrar keeps it now: it may be weeded here.
    is_closed BIGINT NOT NULL
);
CREATE INDEX registrations_by_subject ON registrations (kind, subject);

-- Each time it was sent, as it was sent.
CREATE TABLE registration_sendings (
    registration TEXT NOT NULL,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- Of what was sent: the same is not sent again.
    digest TEXT NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (registration, place)
);
