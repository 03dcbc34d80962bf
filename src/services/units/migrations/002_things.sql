-- 1: what is not public in the unit, and below it, is seen only with a role there or above.
ALTER TABLE unit_spans ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;

-- What belongs to a unit, from a day on until the next row of the same thing. A reorganisation changes nothing here: who has
-- a thing on a day follows from what became of the unit.
CREATE TABLE unit_things (
    organisation TEXT NOT NULL,
    -- A subject, as the activity log names it.
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    from_day TEXT NOT NULL,
    -- Empty: no unit, the organisation as a whole.
    unit TEXT NOT NULL,
    PRIMARY KEY (organisation, kind, subject, from_day)
);
CREATE INDEX unit_things_by_unit ON unit_things (organisation, unit);
