-- A pot of small money: whose, for which year, how much, and by which rules. Amounts are whole öre (øre).
CREATE TABLE funds (
    id TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    name TEXT NOT NULL,
    year BIGINT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    ceiling BIGINT NOT NULL,
    -- Who decides, as everybody may read it: a role, never a person; and by which kind of decision.
    decider TEXT NOT NULL,
    decision_kind TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    purpose TEXT NOT NULL,
    excluded TEXT NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX funds_by_year ON funds (year, id);

-- What somebody asks money for, what was decided, and what came of it.
CREATE TABLE fund_applications (
    fund TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Knows the same sending when it comes twice.
    sending TEXT NOT NULL,
    idea_kind TEXT NOT NULL,
    idea TEXT NOT NULL,
    title TEXT NOT NULL,
    what TEXT NOT NULL,
    doers TEXT NOT NULL,
    asked BIGINT NOT NULL,
    ends_on TEXT NOT NULL,
    language TEXT NOT NULL,
    member TEXT NOT NULL,
    applied_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    granted BIGINT NOT NULL,
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    project TEXT NOT NULL,
    account_due TEXT NOT NULL,
    reminded_at BIGINT NOT NULL,
    used BIGINT NOT NULL,
    came_out TEXT NOT NULL,
    learned TEXT NOT NULL,
    accounted_on TEXT NOT NULL,
    PRIMARY KEY (fund, id),
    UNIQUE (fund, sending)
);
CREATE INDEX fund_applications_by_member ON fund_applications (member, applied_at);
CREATE INDEX fund_applications_by_project ON fund_applications (project) WHERE project <> '';
CREATE INDEX fund_applications_due ON fund_applications (state, account_due);
