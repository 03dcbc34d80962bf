-- A clock stands still while the one who waits has been asked something. Since when; 0: it does not.
ALTER TABLE answer_clocks ADD COLUMN asked_since BIGINT NOT NULL DEFAULT 0;
-- So many days later, as the promise counts them, than was told first: due and first_due of the clock are later by them, what was given is not.
ALTER TABLE answer_clocks ADD COLUMN asked_days BIGINT NOT NULL DEFAULT 0;
