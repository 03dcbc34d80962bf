-- What is left to do after a decision, moved to another day or to somebody else: each time, with its reason.
CREATE TABLE innovation_condition_moves (
    project TEXT NOT NULL,
    gate BIGINT NOT NULL,
    condition_number BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    -- ISO, whole days.
    due_before TEXT NOT NULL,
    due_after TEXT NOT NULL,
    owner_before TEXT NOT NULL,
    owner_after TEXT NOT NULL,
    -- By which somebody who leaves is found; never shown.
    email_before TEXT NOT NULL,
    email_after TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (project, gate, condition_number, number)
);
CREATE INDEX innovation_condition_moves_by_member ON innovation_condition_moves (done_by);
