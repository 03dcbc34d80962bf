-- A subject that is removed for good is looked for in any organisation.
CREATE INDEX answer_clocks_by_subject ON answer_clocks (subject, kind);
CREATE INDEX given_promises_by_subject ON given_promises (subject, kind);
