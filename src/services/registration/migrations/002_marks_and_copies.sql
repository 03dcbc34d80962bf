-- Each time a matter was marked for secrecy, or the mark was taken away.
CREATE TABLE registration_marks (
    registration TEXT NOT NULL,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    -- The section that it refers to; empty: taken away.
    ground TEXT NOT NULL,
    PRIMARY KEY (registration, place)
);

-- Masked copies: only what is left to read, never what was masked.
CREATE TABLE masked_copies (
    registration TEXT NOT NULL,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    member TEXT NOT NULL,
    -- The section by which it was masked.
    ground TEXT NOT NULL,
    -- The document as JSON; empty once it was weeded.
    content TEXT NOT NULL,
    -- Everybody may read it.
    is_shown BIGINT NOT NULL,
    PRIMARY KEY (registration, place)
);

CREATE INDEX registrations_by_day ON registrations (registered_on, id);
