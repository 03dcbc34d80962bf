-- Groups of words that editors added, and their changes to those of the register (same id).
CREATE TABLE synonym_groups (
    id TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL,
    hidden BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
