-- Who sees how long an organisation's answers take: its own decision, in steps.
CREATE TABLE answer_sights (
    organisation TEXT NOT NULL PRIMARY KEY,
    -- coordinator, people, median or table. An organisation without a row has decided on coordinator.
    sight TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
