-- Files that people put beside subjects of any kind. Rows are never removed: what is taken away is hidden.
CREATE TABLE attachments (
    id TEXT NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    titles TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    licence TEXT NOT NULL,
    version BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX attachments_by_subject ON attachments (subject_kind, subject_id, place);

-- The bytes of each: a picture has smaller copies. They lie in the data folder under their SHA-256.
CREATE TABLE attachment_contents (
    attachment TEXT NOT NULL,
    size TEXT NOT NULL,
    hash TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    PRIMARY KEY (attachment, size)
);
CREATE INDEX attachment_contents_by_hash ON attachment_contents (hash);
