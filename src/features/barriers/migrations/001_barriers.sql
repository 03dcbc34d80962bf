-- Barriers as they are now.
CREATE TABLE barriers (
    id TEXT NOT NULL PRIMARY KEY,
    -- In whose name it was reported; answers for its description.
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    wanted TEXT NOT NULL,
    stopped TEXT NOT NULL,
    place TEXT NOT NULL,
    -- "2024", "2024-05" or "2024-05-17"; empty when not known.
    since_day TEXT NOT NULL,
    cost TEXT NOT NULL,
    visibility TEXT NOT NULL,
    language TEXT NOT NULL,
    -- A step of an ordinary process; may be empty.
    step TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    -- The description: names of barrier.h, lines between line breaks.
    class TEXT NOT NULL,
    category TEXT NOT NULL,
    level_bites TEXT NOT NULL,
    level_changes TEXT NOT NULL,
    control TEXT NOT NULL,
    frequency TEXT NOT NULL,
    severity BIGINT NOT NULL,
    root_causes TEXT NOT NULL,
    legal TEXT NOT NULL,
    sectors TEXT NOT NULL,
    inaction TEXT NOT NULL,
    equality TEXT NOT NULL,
    state TEXT NOT NULL,
    is_hidden BIGINT NOT NULL,
    merged_into TEXT NOT NULL,
    -- The one whose page tells of it: its own id unless it is merged.
    counted_in TEXT NOT NULL,
    version BIGINT NOT NULL,
    reported_by TEXT NOT NULL,
    reported_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX barriers_by_organisation ON barriers (organisation, id);
CREATE INDEX barriers_by_whole ON barriers (counted_in, id);
CREATE INDEX barriers_by_step ON barriers (step, id);
CREATE INDEX barriers_by_change ON barriers (updated_at, id);
CREATE INDEX barriers_by_member ON barriers (reported_by);

-- Who has it, each with evidence of their own: once for each person of an organisation. Never moved: those of a barrier are
-- also those of the ones merged into it.
CREATE TABLE barrier_endorsements (
    barrier TEXT NOT NULL,
    organisation TEXT NOT NULL,
    member TEXT NOT NULL,
    evidence TEXT NOT NULL,
    project TEXT NOT NULL,
    language TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (barrier, organisation, member)
);
CREATE INDEX barrier_endorsements_by_organisation ON barrier_endorsements (organisation, barrier);
CREATE INDEX barrier_endorsements_by_member ON barrier_endorsements (member);

-- Which projects it stops.
CREATE TABLE barrier_projects (
    barrier TEXT NOT NULL,
    project TEXT NOT NULL,
    added_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (barrier, project)
);
CREATE INDEX barrier_projects_by_project ON barrier_projects (project, barrier);
CREATE INDEX barrier_projects_by_member ON barrier_projects (added_by);

-- What happened to it, in order. Nothing is changed or removed.
CREATE TABLE barrier_events (
    barrier TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    before_text TEXT NOT NULL,
    after_text TEXT NOT NULL,
    PRIMARY KEY (barrier, number)
);
CREATE INDEX barrier_events_by_member ON barrier_events (done_by);

-- What a form sent twice became.
CREATE TABLE barrier_sendings (
    hash TEXT NOT NULL PRIMARY KEY,
    barrier TEXT NOT NULL
);
