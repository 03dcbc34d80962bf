-- Where a contribution lives now that it is merged with another; empty: by itself. It keeps its row, its history, its sender and its support, so
-- that it can be parted from the other again.
ALTER TABLE needs ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
CREATE INDEX needs_by_merged ON needs (merged_into, id) WHERE merged_into <> '';
