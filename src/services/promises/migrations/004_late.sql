-- Those that wait after the date that they were told, for each organisation.
CREATE INDEX answer_clocks_late ON answer_clocks (organisation, outcome, first_due);
