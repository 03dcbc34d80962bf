-- Which other project a project says that it continues or is part of. `target` is our id, or "number:" and the
-- funder's number as compared (duplicates.h): the other may come into the bank later.
CREATE TABLE project_relations (
    project TEXT NOT NULL,
    relation TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (project, relation)
);
CREATE INDEX project_relations_by_target ON project_relations (target, project);
