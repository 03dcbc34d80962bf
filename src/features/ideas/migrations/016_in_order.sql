-- Exports and lists for programs go on from the last id: without this each part sorted everything of its kind anew.
CREATE INDEX needs_in_order ON needs (kind, visibility, id);
