-- The name of somebody protected is said in each reader's language: one letter stands in its place (services/permissions/hidden_name.h).
UPDATE members SET name = '' WHERE id IN (SELECT member FROM protected_names);
