-- What editors wrote in the further languages; an empty text takes the program's own away.
CREATE TABLE further_texts (
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (language, id)
);
