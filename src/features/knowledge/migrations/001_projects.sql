-- A project is what its records amount to (resolve.h). `fields` is that result, kept so that reading is quick.
CREATE TABLE projects (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    givers TEXT NOT NULL,
    organisation TEXT NOT NULL,
    visibility TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    merged_into TEXT
);
CREATE INDEX projects_by_update ON projects (updated_at, id);

-- What one source said, as it said it. `home` is the project that the record was imported as: undoing a merge
-- sends it back there. `place` orders the records of a project; the first goes before the others.
CREATE TABLE project_records (
    source_id TEXT NOT NULL,
    source TEXT NOT NULL,
    project TEXT NOT NULL,
    home TEXT NOT NULL,
    place BIGINT NOT NULL,
    source_name TEXT NOT NULL,
    address TEXT NOT NULL,
    licence TEXT NOT NULL,
    language TEXT NOT NULL,
    caveats TEXT NOT NULL,
    fields TEXT NOT NULL,
    persons TEXT NOT NULL,
    hash TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    retrieved_at BIGINT NOT NULL,
    PRIMARY KEY (source_id, source)
);
CREATE INDEX project_records_by_project ON project_records (project, place);
CREATE INDEX project_records_by_home ON project_records (home);

-- What people wrote here, field by field. `value` is JSON; null means that they emptied the field.
CREATE TABLE project_edits (
    project TEXT NOT NULL,
    field TEXT NOT NULL,
    home TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (project, field, home)
);
CREATE INDEX project_edits_by_home ON project_edits (home);

-- Which organisations of the register take part, and as what.
CREATE TABLE project_organisations (
    project TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (project, organisation, role)
);
CREATE INDEX project_organisations_by_organisation ON project_organisations (organisation, project);

-- What makes two projects likely the same (duplicates.h): each key names a fact that both would share.
CREATE TABLE project_keys (
    key TEXT NOT NULL,
    project TEXT NOT NULL,
    PRIMARY KEY (key, project)
);
CREATE INDEX project_keys_by_project ON project_keys (project);

-- Pairs that may be the same project, waiting for somebody to look.
CREATE TABLE duplicate_pairs (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    PRIMARY KEY (first, second)
);
CREATE INDEX duplicate_pairs_by_state ON duplicate_pairs (state, found_at);
