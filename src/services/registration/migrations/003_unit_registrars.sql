-- Where a unit's own registrar takes what is to be registered, for the unit and those below it that have none.
CREATE TABLE unit_registrars (
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    email TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (organisation, unit)
);
