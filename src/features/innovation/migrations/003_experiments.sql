-- Trials that are written down before they start. While a draft it may be changed; from its registration on, nothing but addenda and one result.
CREATE TABLE innovation_experiments (
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    -- draft, registered or ended.
    state TEXT NOT NULL,
    -- Grows with each change of the draft.
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    measure TEXT NOT NULL,
    baseline TEXT NOT NULL,
    method TEXT NOT NULL,
    harmed TEXT NOT NULL,
    stop_when TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    registered_by TEXT NOT NULL,
    registered_at BIGINT NOT NULL,
    -- SHA-256, in hexadecimal, over what is registered (experiment.h says in which form).
    fingerprint TEXT NOT NULL,
    -- confirmed, partly, refuted or broken_off; empty until it has ended.
    outcome TEXT NOT NULL,
    result TEXT NOT NULL,
    learned TEXT NOT NULL,
    ended_by TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    PRIMARY KEY (project, number)
);
CREATE INDEX innovation_experiments_by_member ON innovation_experiments (begun_by);

CREATE TABLE innovation_experiment_addenda (
    project TEXT NOT NULL,
    experiment BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (project, experiment, number)
);
CREATE INDEX innovation_experiment_addenda_by_member ON innovation_experiment_addenda (done_by);
