-- What people say came of what. The links that features keep by themselves are not here.
CREATE TABLE red_thread_links (
    earlier_kind TEXT NOT NULL,
    earlier_id TEXT NOT NULL,
    later_kind TEXT NOT NULL,
    later_id TEXT NOT NULL,
    relation TEXT NOT NULL,
    tied_at BIGINT NOT NULL,
    tied_by TEXT NOT NULL,
    PRIMARY KEY (earlier_id, earlier_kind, later_kind, later_id)
);
CREATE INDEX red_thread_links_by_later ON red_thread_links (later_id, later_kind);
CREATE INDEX red_thread_links_by_hand ON red_thread_links (tied_by);
