-- Where answers to the letter go; empty: to nobody.
ALTER TABLE outbox ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
