-- What happened, in order: written in the same transaction as the change itself, never altered.
CREATE TABLE activity (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    organisation TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX activity_by_subject ON activity (subject_kind, subject_id, sequence);
CREATE INDEX activity_by_organisation ON activity (organisation, sequence);
