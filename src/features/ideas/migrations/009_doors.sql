-- Where an organisation refers what is not its own to develop: fault reports, contact centre, region, state agency.
CREATE TABLE referral_doors (
    organisation TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- What one turns there for, in the organisation's own words.
    what_for TEXT NOT NULL,
    link TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
