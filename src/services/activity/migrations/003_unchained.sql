-- Whether there are entries to chain is asked at each start: without this by reading the whole log.
CREATE INDEX activity_unchained ON activity (sequence) WHERE chain = '';
