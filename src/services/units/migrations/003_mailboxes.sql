-- The address of a unit that everybody may write to; empty unit: the organisation's own.
CREATE TABLE unit_mailboxes (
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (organisation, unit)
);
