-- Who supports what: once each, by the key. The row keeps the contribution to which it was given.
CREATE TABLE need_supports (
    need TEXT NOT NULL,
    member TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (need, member)
);
CREATE INDEX need_supports_by_member ON need_supports (member, at);

-- How many support it, counted in the transaction that changes it.
ALTER TABLE needs ADD COLUMN supports BIGINT NOT NULL DEFAULT 0;
-- Lists go on by key in either order, of all states or one.
CREATE INDEX needs_newest ON needs (kind, visibility, told_at, id);
CREATE INDEX needs_newest_in_state ON needs (kind, visibility, state, told_at, id);
CREATE INDEX needs_most_supported ON needs (kind, visibility, supports, told_at, id);
CREATE INDEX needs_most_supported_in_state ON needs (kind, visibility, state, supports, told_at, id);
