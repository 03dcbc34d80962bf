-- An organisation, or a unit of it, takes nothing in until the day after.
CREATE TABLE intake_pauses (
    organisation TEXT NOT NULL,
    -- Empty: the whole organisation.
    unit TEXT NOT NULL,
    last_day TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (organisation, unit)
);

-- When somebody who answers there last did so, exact to a day: intake that nobody answers closes by itself.
CREATE TABLE intake_signs (
    organisation TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
INSERT INTO intake_signs (organisation, at)
    SELECT needs.organisation, max(need_history.at) FROM need_history JOIN needs ON needs.id = need_history.need
    WHERE need_history.kind IN ('answered', 'published', 'hidden', 'given', 'merged') AND need_history.member <> ''
    GROUP BY needs.organisation;
