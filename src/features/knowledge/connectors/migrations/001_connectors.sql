-- Sources that are fetched over HTTP by themselves. Keys are sealed with a secret of the data folder.
CREATE TABLE connectors (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    addresses TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    since TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    state TEXT NOT NULL,
    covered TEXT NOT NULL,
    seen TEXT NOT NULL,
    failures INTEGER NOT NULL,
    next_at BIGINT,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Each fetch from a source. The position says where a fetch goes on that was interrupted.
CREATE TABLE connector_runs (
    id TEXT NOT NULL PRIMARY KEY,
    connector TEXT NOT NULL,
    state TEXT NOT NULL,
    anew INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    answers BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    position TEXT NOT NULL,
    counts TEXT NOT NULL,
    rejected TEXT NOT NULL,
    why TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX connector_runs_by_connector ON connector_runs (connector, started_at);
-- Never two at once of one source.
CREATE UNIQUE INDEX connector_runs_running ON connector_runs (connector) WHERE state = 'running';
