-- What everybody may see of a person whom a source names, as somebody of the organisation chose it: never more, whatever
-- a later import says. Empty text is not shown. `home` is the project where it was chosen: undoing a merge sends it back.
CREATE TABLE project_contacts (
    project TEXT NOT NULL,
    person TEXT NOT NULL,
    home TEXT NOT NULL,
    name TEXT NOT NULL,
    duty TEXT NOT NULL,
    email TEXT NOT NULL,
    telephone TEXT NOT NULL,
    word TEXT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (project, person, home)
);
CREATE INDEX project_contacts_by_home ON project_contacts (home);

-- Persons who were removed from a source's record for good: enough to know them again when the source names them anew,
-- and nothing by which anybody else could tell who they are.
CREATE TABLE removed_persons (
    source_id TEXT NOT NULL,
    source TEXT NOT NULL,
    salt TEXT NOT NULL,
    name_hash TEXT NOT NULL,
    email_hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source_id, source, salt)
);
