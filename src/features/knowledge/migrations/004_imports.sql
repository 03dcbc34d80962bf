-- Imports that people start in the browser. The file lies in the data folder under the import's id until it is done.
CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    state TEXT NOT NULL,
    counts TEXT NOT NULL,
    samples TEXT NOT NULL,
    rejected TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX imports_by_member ON imports (member, at);

-- Mappings of tables, saved for next time under a name of the member's choice.
CREATE TABLE import_mappings (
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    mapping TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (member, name)
);
