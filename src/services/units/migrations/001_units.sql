-- Parts of organisations through time. A unit that has ended stays, and says what took over.
CREATE TABLE units (
    organisation TEXT NOT NULL,
    id TEXT NOT NULL,
    -- The first day on which it is no more, as in 2027-01-01; empty while it goes on.
    until_day TEXT NOT NULL,
    -- The unit that took over, or empty.
    became TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);

-- What a unit is called, and where it stands, from a day on.
CREATE TABLE unit_spans (
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    from_day TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Empty: directly below the organisation.
    parent TEXT NOT NULL,
    PRIMARY KEY (organisation, unit, from_day)
);
