-- By which the provider that a session came from means it, when it ends it: the person there, and its own session. Empty: it said none.
ALTER TABLE sessions ADD COLUMN provider_subject TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN provider_session TEXT NOT NULL DEFAULT '';
-- What it said when the session began, to be shown to it when the person signs out there too. Sealed with a secret that is not in the
-- database.
ALTER TABLE sessions ADD COLUMN sealed_token TEXT NOT NULL DEFAULT '';
CREATE INDEX sessions_by_provider ON sessions (provider, provider_subject) WHERE provider <> '';
