-- How we prove to the provider who we are: 'secret', that it gave us (or none), or 'key', whose public half it fetches from us.
ALTER TABLE identity_providers ADD COLUMN proof TEXT NOT NULL DEFAULT 'secret';
