-- A case: who answers for it and where it stands. What it tells stands in its versions. `version` is the newest,
-- `published` the one that everybody reads, or NULL.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    published BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    created_by TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE INDEX cases_by_organisation ON cases (organisation, updated_at);
CREATE INDEX cases_by_state ON cases (state, updated_at);

-- The whole story each time it was saved, never changed afterwards: content is JSON (stories/story_json.h), changed
-- the keys of the fields that differ from the version before.
CREATE TABLE case_versions (
    case_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    why TEXT NOT NULL,
    way TEXT NOT NULL,
    restored_from BIGINT,
    changed TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
);
CREATE INDEX case_versions_by_member ON case_versions (member, case_id);

-- Sent for review, sent back, published, withdrawn: when, by whom, and why.
CREATE TABLE case_moves (
    case_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    move TEXT NOT NULL,
    version BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- Which projects the public versions tell of, for the projects' own pages.
CREATE TABLE case_projects (
    project TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (project, case_id)
);
CREATE INDEX case_projects_by_case ON case_projects (case_id);
