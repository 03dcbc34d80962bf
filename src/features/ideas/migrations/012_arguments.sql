-- Arguments for and against an idea. Each keeps the idea to which it was given, wherever that lives now.
CREATE TABLE need_arguments (
    id TEXT NOT NULL,
    need TEXT NOT NULL,
    -- for or against.
    side TEXT NOT NULL,
    -- Empty when it was taken back.
    words TEXT NOT NULL,
    member TEXT NOT NULL,
    -- waiting, shown, hidden or withdrawn.
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (need, id)
);
CREATE INDEX need_arguments_by_id ON need_arguments (id);
CREATE INDEX need_arguments_by_need ON need_arguments (need, at);
CREATE INDEX need_arguments_by_member ON need_arguments (member, at);
