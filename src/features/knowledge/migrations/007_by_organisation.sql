-- A board asks for its organisation's own projects each time somebody opens its page.
CREATE INDEX projects_by_organisation ON projects (organisation);
