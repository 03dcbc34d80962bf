-- Who of those who answer has taken one on.
CREATE TABLE need_assignments (
    need TEXT NOT NULL PRIMARY KEY,
    -- Empty when they have left: it lies in the queue again.
    member TEXT NOT NULL,
    assigned_by TEXT NOT NULL,
    assigned_at BIGINT NOT NULL
);
CREATE INDEX need_assignments_by_member ON need_assignments (member);
CREATE INDEX need_assignments_by_assigner ON need_assignments (assigned_by);

-- What an organisation begins its answers with.
CREATE TABLE answer_templates (
    organisation TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
