-- Where a project stands in the innovation process. One row a project, as it is now; what happened is in innovation_moves and innovation_gates.
CREATE TABLE innovation_processes (
    project TEXT NOT NULL PRIMARY KEY,
    -- city, port or energy: which deliverables and questions.
    template TEXT NOT NULL,
    -- 0 (anchor) to 6 (spread).
    step BIGINT NOT NULL,
    -- active, paused, stopped, merged or finished.
    state TEXT NOT NULL,
    -- Grows with each change of step, state, template or line owner.
    version BIGINT NOT NULL,
    -- Who owns it in the line: name, role and unit, shown to everybody who sees the project.
    owner_name TEXT NOT NULL,
    owner_role TEXT NOT NULL,
    owner_unit TEXT NOT NULL,
    -- What was learned, when it was stopped.
    lesson TEXT NOT NULL,
    -- The project that it became part of by a decision; otherwise empty.
    merged_into TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- When it came to its step.
    entered_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Each way from step to step, and each pause, stop and new start. Nothing is changed or removed but by weeding.
CREATE TABLE innovation_moves (
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- begun, went_on, back, paused, resumed, stopped, merged or finished.
    how TEXT NOT NULL,
    from_step BIGINT NOT NULL,
    to_step BIGINT NOT NULL,
    -- The decision that did it; 0: nobody's but those who work with it.
    gate BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (project, number)
);
CREATE INDEX innovation_moves_by_member ON innovation_moves (done_by);

-- What of a step is there, and what shows it.
CREATE TABLE innovation_deliverables (
    project TEXT NOT NULL,
    step BIGINT NOT NULL,
    name TEXT NOT NULL,
    evidence TEXT NOT NULL,
    link TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (project, step, name)
);
CREATE INDEX innovation_deliverables_by_member ON innovation_deliverables (done_by);

-- That similar projects and cases were looked for, and what was found.
CREATE TABLE innovation_searches (
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    step BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    hits BIGINT NOT NULL,
    -- JSON: [{"kind", "id", "title", "path"}], public ones alone.
    found TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    PRIMARY KEY (project, number)
);
CREATE INDEX innovation_searches_by_member ON innovation_searches (done_by);

-- What an organisation calls the steps; a step without a row has its common name.
CREATE TABLE innovation_step_names (
    organisation TEXT NOT NULL,
    step BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (organisation, step)
);
