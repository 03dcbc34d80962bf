-- Days on which an organisation, or a unit of it, does not answer.
CREATE TABLE pauses (
    organisation TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Empty: the whole organisation.
    unit TEXT NOT NULL,
    -- The first and the last day, both of them in it.
    from_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
