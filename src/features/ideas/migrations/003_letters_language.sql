-- The further language in which somebody read the form, for letters; empty: the language of what was told.
ALTER TABLE need_senders ADD COLUMN reads TEXT NOT NULL DEFAULT '';
