-- Each entry holds a hash over itself and the entry before: what is altered afterwards shows (chain.h). Entries that are
-- older than this are chained when the program starts.
ALTER TABLE activity ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN chain TEXT NOT NULL DEFAULT '';
