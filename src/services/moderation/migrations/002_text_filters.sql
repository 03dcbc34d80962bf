-- What an organisation wants to read before others see it: words and phrases, one a line, and how many links are many.
CREATE TABLE text_filters (
    organisation TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL,
    -- NULL: links do not matter.
    most_links BIGINT,
    -- Grows with every change: whoever changes it says which one they saw.
    version BIGINT NOT NULL
);
