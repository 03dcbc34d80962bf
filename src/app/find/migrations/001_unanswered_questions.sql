-- What at least five askings in one day searched for and found little of. Nobody is named: there is no column for it.
CREATE TABLE unanswered_questions (
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    askings BIGINT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (day, question)
);
