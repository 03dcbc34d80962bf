-- A decision that is asked for (beslutspunkt), and the decision. What was decided is never changed: see innovation_addenda.
CREATE TABLE innovation_gates (
    project TEXT NOT NULL,
    number BIGINT NOT NULL,
    step BIGINT NOT NULL,
    -- waiting, decided or withdrawn.
    state TEXT NOT NULL,
    question TEXT NOT NULL,
    -- internal, delegated or board: which kind of decision is asked for.
    kind TEXT NOT NULL,
    -- ISO, a whole day.
    due TEXT NOT NULL,
    -- Who decides. Name and role are shown to everybody who sees the project, the address only to those who work with it.
    decider_name TEXT NOT NULL,
    decider_role TEXT NOT NULL,
    decider_email TEXT NOT NULL,
    decider_member TEXT NOT NULL,
    -- 1: held a role in the project's organisation when named. 2: has left, and the one who asked has been told.
    decider_standing BIGINT NOT NULL,
    -- Of letters.
    language TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- The last reminder; zero: none.
    reminded_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- Why it was withdrawn.
    withdrawn_because TEXT NOT NULL,
    -- The decision: empty and zero until there is one.
    outcome TEXT NOT NULL,
    decided_kind TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    -- ISO: the day on which it was decided, where that was elsewhere.
    decided_on TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    -- Who wrote it down here, when that was not the one who decided.
    registered_by TEXT NOT NULL,
    -- The point of the delegation order, or the paragraph of the minutes.
    reference TEXT NOT NULL,
    link TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- 1 when everybody may read the reason.
    reason_is_public BIGINT NOT NULL,
    lesson TEXT NOT NULL,
    merged_into TEXT NOT NULL,
    -- JSON: [{"condition", "holds"}], as it was when it was decided.
    basis TEXT NOT NULL,
    PRIMARY KEY (project, number)
);
CREATE INDEX innovation_gates_by_state ON innovation_gates (state, due);
CREATE INDEX innovation_gates_by_decider ON innovation_gates (decider_member);
CREATE INDEX innovation_gates_by_asker ON innovation_gates (asked_by);

-- What did not hold when it was decided, or was demanded by the decision: followed up by somebody, until a day.
CREATE TABLE innovation_conditions (
    project TEXT NOT NULL,
    gate BIGINT NOT NULL,
    number BIGINT NOT NULL,
    -- The id of a condition of the process ("deliverable:challenge", "owner", "search"), or empty: then in words.
    condition_key TEXT NOT NULL,
    words TEXT NOT NULL,
    owner_name TEXT NOT NULL,
    owner_email TEXT NOT NULL,
    due TEXT NOT NULL,
    met_at BIGINT NOT NULL,
    met_by TEXT NOT NULL,
    met_words TEXT NOT NULL,
    reminded_at BIGINT NOT NULL,
    PRIMARY KEY (project, gate, number)
);
CREATE INDEX innovation_conditions_by_due ON innovation_conditions (met_at, due);

-- What is said afterwards of a decision, beside it.
CREATE TABLE innovation_addenda (
    project TEXT NOT NULL,
    gate BIGINT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    words TEXT NOT NULL,
    is_public BIGINT NOT NULL,
    PRIMARY KEY (project, gate, number)
);
CREATE INDEX innovation_addenda_by_member ON innovation_addenda (done_by);
