-- Ordinary processes of organisations, as they are now. Templates are in registers/processes.csv.
CREATE TABLE processes (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    -- A template's key or a process' id.
    copied_from TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- 0 when the organisation does not work by it any more.
    in_use BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- JSON (outline_json.h).
    outline TEXT NOT NULL
);
CREATE INDEX processes_by_organisation ON processes (organisation, id);

-- Every version as it was. Nothing is changed or removed.
CREATE TABLE process_versions (
    process TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    -- What was changed (process.h), and the step, the track or the version it was about.
    change_kind TEXT NOT NULL,
    what TEXT NOT NULL,
    outline TEXT NOT NULL,
    PRIMARY KEY (process, number)
);
CREATE INDEX process_versions_by_member ON process_versions (done_by);

-- Every step that a process has or had, by itself: one that was removed can still be read by those who met it.
CREATE TABLE process_steps (
    process TEXT NOT NULL,
    step TEXT NOT NULL,
    origin TEXT NOT NULL,
    -- 0 when the process has it no more.
    is_there BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (process, step)
);
CREATE INDEX process_steps_by_step ON process_steps (step);

-- Which steps projects met.
CREATE TABLE project_steps (
    project TEXT NOT NULL,
    step TEXT NOT NULL,
    process TEXT NOT NULL,
    -- The template's step behind it; its own id for a template's.
    origin TEXT NOT NULL,
    -- What happened there; may be empty.
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    PRIMARY KEY (project, step)
);
CREATE INDEX project_steps_by_step ON project_steps (step, project);
CREATE INDEX project_steps_by_member ON project_steps (done_by);
