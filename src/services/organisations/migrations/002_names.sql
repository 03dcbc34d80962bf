-- A row of a table is looked up by its name.
CREATE INDEX organisations_by_folded_name ON organisations (folded_name, country);
