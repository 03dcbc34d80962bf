-- What a project's own people tell of its partners, commitments, team, plan, money and risks: each entry in versions, the last one holds.
CREATE TABLE plan_entries (
    project TEXT NOT NULL,
    -- partner, commitment, team, milestone, money or risk.
    part TEXT NOT NULL,
    entry TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    -- JSON: each field as text.
    told TEXT NOT NULL,
    -- Why it was removed; empty: it holds.
    removed TEXT NOT NULL,
    -- Of a person in the team; otherwise empty. Personal data, like the name in told.
    person_email TEXT NOT NULL,
    PRIMARY KEY (project, entry, version)
);
CREATE INDEX plan_entries_by_member ON plan_entries (done_by);
CREATE INDEX plan_entries_by_person ON plan_entries (person_email);
