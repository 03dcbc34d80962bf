-- A call (utmaning) of an organisation for needs and ideas.
CREATE TABLE calls (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    story TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    rules TEXT NOT NULL,
    judged TEXT NOT NULL,
    companies TEXT NOT NULL,
    -- Who asks together with it, one on each line.
    together TEXT NOT NULL,
    language TEXT NOT NULL,
    -- both, needs or ideas.
    takes TEXT NOT NULL,
    -- everybody, members or employees.
    takers TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- ISO, a whole day.
    answer_day TEXT NOT NULL,
    -- JSON.
    questions TEXT NOT NULL,
    -- draft, published or decided.
    state TEXT NOT NULL,
    is_paused BIGINT NOT NULL,
    result TEXT NOT NULL,
    -- The last phase that the log was told of.
    noticed TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    decided_at BIGINT NOT NULL
);
CREATE INDEX calls_by_closing ON calls (state, closes_at, id);
CREATE INDEX calls_by_organisation ON calls (organisation, closes_at);
CREATE INDEX calls_by_member ON calls (made_by);

-- What a form sent: the same twice is one call.
CREATE TABLE call_sendings (
    hash TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL
);

CREATE TABLE call_events (
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    before_at BIGINT NOT NULL,
    after_at BIGINT NOT NULL,
    PRIMARY KEY (call_id, number)
);
CREATE INDEX call_events_by_member ON call_events (done_by);
