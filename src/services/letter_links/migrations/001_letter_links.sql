-- Links in letters that open one thing for one addressee without an account. The secret stands in the letter alone; here is its hash.
CREATE TABLE letter_links (
    hash TEXT NOT NULL PRIMARY KEY,
    -- What the link is for, in the words of the part that made it: "outcomes.confirm".
    purpose TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    -- What the maker adds, for instance the version of what was asked about.
    detail TEXT NOT NULL,
    -- Personal data: to whom the letter went. The member, when it is one; otherwise empty.
    address TEXT NOT NULL,
    member TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Zero until the link is used, or ended because what it was about has changed.
    used_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX letter_links_by_subject ON letter_links (subject_kind, subject_id, purpose);
CREATE INDEX letter_links_by_member ON letter_links (member);
CREATE INDEX letter_links_by_address ON letter_links (address);
CREATE INDEX letter_links_by_expiry ON letter_links (expires_at);
