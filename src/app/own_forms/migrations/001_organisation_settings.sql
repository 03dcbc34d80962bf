-- What an organisation's coordinators have decided about its own pages: one JSON object for each kind.
CREATE TABLE organisation_settings (
    organisation TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation, kind)
);
