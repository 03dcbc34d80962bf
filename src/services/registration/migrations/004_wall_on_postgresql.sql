-- Registrars' addresses, and what was sent to them, as it was sent.
ALTER TABLE registrars ENABLE ROW LEVEL SECURITY;
ALTER TABLE registrars FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON registrars USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));

ALTER TABLE unit_registrars ENABLE ROW LEVEL SECURITY;
ALTER TABLE unit_registrars FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON unit_registrars USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));

ALTER TABLE registration_sendings ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_sendings FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON registration_sendings
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM registrations WHERE registrations.id = registration AND samverk_reaches(registrations.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM registrations WHERE registrations.id = registration AND samverk_reaches(registrations.organisation)));

-- A masked copy, until everybody may read it.
ALTER TABLE masked_copies ENABLE ROW LEVEL SECURITY;
ALTER TABLE masked_copies FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON masked_copies
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM registrations WHERE registrations.id = registration AND samverk_reaches(registrations.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM registrations WHERE registrations.id = registration AND samverk_reaches(registrations.organisation)));
CREATE POLICY shown ON masked_copies FOR SELECT USING (is_shown = 1);
