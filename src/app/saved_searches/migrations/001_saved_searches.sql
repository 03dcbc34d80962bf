-- Searches that members follow. What a member searches for otherwise is not stored.
CREATE TABLE saved_searches (
    member TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (member, id)
);
