-- Letters on their way: written in the transaction of what they tell, sent by one job, one row for each receiver.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    -- What the letter is about: the beginning of its text ids.
    about TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Both parts. They hold links that are secrets: emptied when the letter is sent or given up.
    words TEXT NOT NULL,
    html TEXT NOT NULL,
    unsubscribe TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- waiting; sending: taken, surely not given yet; given: all but the answer; sent; refused: never.
    state TEXT NOT NULL,
    -- When to try (again), while waiting.
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    -- The machine that sends it, while sending or given, and since when.
    taken_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    -- What the server said last.
    said TEXT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX outbox_by_due ON outbox (state, due_at, id);
