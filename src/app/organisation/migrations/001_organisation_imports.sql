-- Files of organisations that somebody looks at before taking them in. `content` is the table as JSON, empty when it is
-- no longer needed; `report` is what became of its rows, or would become of them.
CREATE TABLE organisation_imports (
    id TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL,
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    fields TEXT NOT NULL,
    also_alike BIGINT NOT NULL,
    state TEXT NOT NULL,
    report TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX organisation_imports_by_member ON organisation_imports (member, at);
