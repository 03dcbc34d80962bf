-- What it would take to remove a barrier, as those who tend it judge. One row a barrier.
CREATE TABLE barrier_removals (
    barrier TEXT NOT NULL PRIMARY KEY,
    -- Hundredths of a krona; null: nobody has said.
    cost BIGINT,
    months BIGINT,
    -- How it was judged, and from what.
    words TEXT NOT NULL,
    -- In whose name; empty: by those who lead the whole. Who wrote it stands in the activity log.
    organisation TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
