-- What those who answer ask the one who told it, one question at a time.
CREATE TABLE need_sender_questions (
    need TEXT NOT NULL,
    id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    question TEXT NOT NULL,
    -- 1: everybody reads question and answer once it is answered and shown. 0: those who answer and the sender.
    is_public BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- asked, answered, withdrawn or unanswered.
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    -- Empty when it was answered without an account.
    answered_by TEXT NOT NULL,
    -- 0: those who answer have not looked at an answer that is to be public.
    is_shown BIGINT NOT NULL,
    -- 1: the sender has been reminded.
    reminded BIGINT NOT NULL,
    PRIMARY KEY (need, id)
);
CREATE INDEX need_sender_questions_waiting ON need_sender_questions (asked_at) WHERE state = 'asked';
CREATE INDEX need_sender_questions_by_asker ON need_sender_questions (asked_by);
CREATE INDEX need_sender_questions_by_answerer ON need_sender_questions (answered_by);
