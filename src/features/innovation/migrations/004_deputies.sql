-- 1: decided_by stood in for the decider, who was away.
ALTER TABLE innovation_gates ADD COLUMN decided_by_deputy BIGINT NOT NULL DEFAULT 0;
