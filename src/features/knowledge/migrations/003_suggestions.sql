-- What somebody thinks should be changed in a project; anybody may say so, its organisation answers.
CREATE TABLE project_suggestions (
    project TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    contact TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by TEXT,
    PRIMARY KEY (project, id)
);
