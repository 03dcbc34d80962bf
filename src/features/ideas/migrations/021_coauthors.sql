-- Who tells a need or an idea together with its sender.
CREATE TABLE need_coauthors (
    need TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Empty for somebody without an account. Personal data, like the address.
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    -- As they chose to be shown; empty: not by name.
    name TEXT NOT NULL,
    -- invited, accepted, declined, left or taken_back.
    state TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (need, id)
);
CREATE INDEX need_coauthors_by_member ON need_coauthors (member);
