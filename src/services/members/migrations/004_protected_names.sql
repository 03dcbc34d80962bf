-- The names of those whose identity is protected, for themselves and for those who need them in their duty. What stands in
-- members.name is what everybody else sees.
CREATE TABLE protected_names (
    member TEXT NOT NULL PRIMARY KEY REFERENCES members (id),
    name TEXT NOT NULL,
    protected_at BIGINT NOT NULL
);
