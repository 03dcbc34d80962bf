-- From which other adopter something was taken over, where it was not from those who made it.
CREATE TABLE adoption_sources (
    -- A project's or a case's, as for the adoptions themselves.
    subject TEXT NOT NULL,
    adoption TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (subject, adoption)
);
CREATE INDEX adoption_sources_by_adoption ON adoption_sources (adoption);
CREATE INDEX adoption_sources_by_source ON adoption_sources (source);
