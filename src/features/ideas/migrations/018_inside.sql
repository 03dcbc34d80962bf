-- Who may read what somebody told inside; no row: everybody.
CREATE TABLE need_audiences (
    need TEXT NOT NULL PRIMARY KEY,
    -- unit, organisation or all.
    audience TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- 1: told without an account, by somebody who had the code of a sheet.
    by_code BIGINT NOT NULL,
    -- What those who answer have asked for; the same or narrower: nothing.
    asked TEXT NOT NULL
);

-- What an organisation proposes to its employees.
CREATE TABLE inside_defaults (
    organisation TEXT NOT NULL PRIMARY KEY,
    audience TEXT NOT NULL
);

-- Sheets to print, with a QR code.
CREATE TABLE need_sheets (
    -- Of the short address.
    code TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    call_id TEXT NOT NULL,
    place TEXT NOT NULL,
    -- What employees write; not a secret that opens anything.
    work_code TEXT NOT NULL
);
CREATE INDEX need_sheets_by_organisation ON need_sheets (organisation, place);
CREATE INDEX needs_inside ON needs (organisation, told_at, id) WHERE visibility = 'inside';
