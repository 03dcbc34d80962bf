-- What people put on things. A tag that was merged into another stays, with what it was put on, so that merging can
-- be undone.
CREATE TABLE tags (
    id TEXT NOT NULL PRIMARY KEY,
    labels TEXT NOT NULL,
    merged_into TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
);

-- Every way to write a tag: its labels, in small letters.
CREATE TABLE tag_keys (
    label_key TEXT NOT NULL PRIMARY KEY,
    tag TEXT NOT NULL
);
CREATE INDEX tag_keys_by_tag ON tag_keys (tag);

CREATE TABLE taggings (
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    put_at BIGINT NOT NULL,
    put_by TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, tag)
);
CREATE INDEX taggings_by_tag ON taggings (tag);
