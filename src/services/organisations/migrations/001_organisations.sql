-- Organisations: those of the registers and those that people add. Empty text and NULL mean: not
-- known.
CREATE TABLE organisations (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    helix TEXT NOT NULL,
    name TEXT NOT NULL,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_nb TEXT NOT NULL,
    short_name TEXT NOT NULL,
    -- Lower case, for finding by the beginning of the name.
    folded_name TEXT NOT NULL,
    -- Orders as Swedish sorts.
    sort_key TEXT NOT NULL,
    country TEXT NOT NULL,
    municipality_code TEXT NOT NULL,
    county_code TEXT NOT NULL,
    organisation_number TEXT NOT NULL,
    website TEXT NOT NULL,
    population BIGINT,
    area_km2 DOUBLE PRECISION,
    municipality_group TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    -- "register:municipalities_se 2016", or "hand".
    source TEXT NOT NULL,
    -- One a line.
    aliases TEXT NOT NULL,
    -- The columns that a person has written, separated by spaces; a register leaves them alone.
    written_by_hand TEXT NOT NULL
);
CREATE INDEX organisations_by_sort_key ON organisations (sort_key, id);
CREATE INDEX organisations_by_kind ON organisations (kind, sort_key, id);
CREATE INDEX organisations_by_municipality ON organisations (municipality_code);
CREATE INDEX organisations_by_number ON organisations (organisation_number);
