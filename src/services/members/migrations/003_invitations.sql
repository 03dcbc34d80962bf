-- Open invitations to a role in an organisation; removed when they are accepted, withdrawn or too old, so that the address of
-- somebody who never came is not kept. The link that the letter carries is kept only as a hash.
CREATE TABLE invitations (
    hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    organisation TEXT NOT NULL,
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitations_by_organisation ON invitations (organisation, id);
CREATE INDEX invitations_by_address ON invitations (email_key);
