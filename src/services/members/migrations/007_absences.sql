-- When somebody with roles in an organisation is away, and who stands in for them on those days.
CREATE TABLE absences (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES members (id),
    deputy TEXT NOT NULL REFERENCES members (id),
    -- The first and the last day of it, as in 2027-02-28, in Stockholm.
    from_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    -- What the one who is away wants the deputy to know.
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- 0: the deputy has not answered.
    accepted_at BIGINT NOT NULL,
    -- 0: it holds. Otherwise it was declined, or the one who was away is back.
    ended_at BIGINT NOT NULL
);
CREATE INDEX absences_by_member ON absences (member);
CREATE INDEX absences_by_deputy ON absences (deputy);
CREATE INDEX absences_by_organisation ON absences (organisation);
