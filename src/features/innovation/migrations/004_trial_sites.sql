-- The same trial at other organisations, or at the owner's own place: each has its own baseline, days, result and lesson.
CREATE TABLE innovation_sites (
    -- The owner's project, and its trial.
    project TEXT NOT NULL,
    experiment BIGINT NOT NULL,
    number BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    -- invited, taking_part, declined, left, ended or withdrawn.
    state TEXT NOT NULL,
    -- Grows with each change.
    version BIGINT NOT NULL,
    -- The site's own baseline in words, and where it has one the figure, a decimal number with a point, and its unit.
    baseline TEXT NOT NULL,
    unit TEXT NOT NULL,
    value_before TEXT NOT NULL,
    -- ISO, whole days.
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    -- SHA-256, in hexadecimal, over what the site locked when it said yes (site.h says in which form).
    fingerprint TEXT NOT NULL,
    -- confirmed, partly, refuted or broken_off; empty until it has ended there.
    outcome TEXT NOT NULL,
    result TEXT NOT NULL,
    value_after TEXT NOT NULL,
    -- How many were measured; zero: not said.
    observed BIGINT NOT NULL,
    -- How it was measured where that was not as the trial says.
    measured_otherwise TEXT NOT NULL,
    learned TEXT NOT NULL,
    -- Why it said no, or left.
    reason TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_by TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    PRIMARY KEY (project, experiment, number)
);
CREATE INDEX innovation_sites_by_organisation ON innovation_sites (organisation, state);
CREATE INDEX innovation_sites_by_answerer ON innovation_sites (answered_by);

-- What a site says afterwards, beside what it locked. What is said for all sites is in innovation_experiment_addenda.
CREATE TABLE innovation_site_addenda (
    project TEXT NOT NULL,
    experiment BIGINT NOT NULL,
    site BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (project, experiment, site, number)
);
CREATE INDEX innovation_site_addenda_by_member ON innovation_site_addenda (done_by);
