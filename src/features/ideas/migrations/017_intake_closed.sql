-- Intake that closed by itself, and of which those who answer there have been told: once each time.
CREATE TABLE intake_closings (
    organisation TEXT NOT NULL PRIMARY KEY,
    told_at BIGINT NOT NULL
);
