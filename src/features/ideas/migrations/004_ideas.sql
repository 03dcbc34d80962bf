-- What is told is a need or an idea: what would become better by it, and the need that it answers.
ALTER TABLE needs ADD COLUMN kind TEXT NOT NULL DEFAULT 'need';
ALTER TABLE needs ADD COLUMN better TEXT NOT NULL DEFAULT '';
ALTER TABLE needs ADD COLUMN answers TEXT NOT NULL DEFAULT '';
CREATE INDEX needs_by_answered ON needs (answers, told_at, id) WHERE answers <> '';
