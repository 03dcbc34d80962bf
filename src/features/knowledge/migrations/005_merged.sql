-- What became part of a project is looked up whenever its page is shown.
CREATE INDEX projects_by_merged_into ON projects (merged_into) WHERE merged_into IS NOT NULL;
