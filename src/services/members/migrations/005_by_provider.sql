-- What another service vouched for when the session began: how surely (level of assurance 1 to 4; 0: nothing), by which provider,
-- and in which organisation that counts (empty: everywhere).
ALTER TABLE sessions ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN vouched_in TEXT NOT NULL DEFAULT '';
-- The provider whose groups gave the role; empty: by hand.
ALTER TABLE member_roles ADD COLUMN came_from TEXT NOT NULL DEFAULT '';
