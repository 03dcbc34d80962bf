-- Files that go with a letter, in base 64. They go with its words, when it has ended.
CREATE TABLE outbox_enclosures (
    letter TEXT NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (letter, place)
);
