-- What a project means for the global goals, part by part, each time it was said. The highest version of a part holds.
CREATE TABLE assessment_parts (
    project TEXT NOT NULL,
    -- "goal-13", "equality", "conflict-goal-13", "conflict-social".
    part TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    -- What was said, as a JSON object of texts.
    told TEXT NOT NULL,
    PRIMARY KEY (project, part, version)
);
CREATE INDEX assessment_parts_by_member ON assessment_parts (done_by);
