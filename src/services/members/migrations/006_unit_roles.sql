-- Roles that count in one unit of the organisation and those below it. Those of the whole organisation stay in member_roles.
CREATE TABLE member_unit_roles (
    member TEXT NOT NULL REFERENCES members (id),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    granted_by TEXT NOT NULL,
    PRIMARY KEY (member, role, organisation, unit)
);
CREATE INDEX member_unit_roles_by_organisation ON member_unit_roles (organisation, member);

-- Empty: the whole organisation.
ALTER TABLE access_tokens ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN unit TEXT NOT NULL DEFAULT '';
