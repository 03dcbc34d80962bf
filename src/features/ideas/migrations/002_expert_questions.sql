-- One question about a need, asked by a coordinator of somebody who knows, by a link in a letter. The answer is a draft: nobody but those who
-- answer the need reads it before they publish it in their own answer.
CREATE TABLE need_questions (
    need TEXT NOT NULL,
    id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    -- Personal data: shown to those who answer the need, nowhere else.
    email TEXT NOT NULL,
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- asked, answered or withdrawn.
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (need, id)
);
CREATE INDEX need_questions_by_asker ON need_questions (asked_by);

-- The links of letters, as hashes.
CREATE TABLE need_question_links (
    hash TEXT NOT NULL PRIMARY KEY,
    need TEXT NOT NULL,
    question TEXT NOT NULL
);
