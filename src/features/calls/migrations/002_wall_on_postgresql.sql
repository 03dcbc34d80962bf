-- A call that is not published is read in its organisation alone, and changed there alone for ever.
ALTER TABLE calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE calls FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON calls USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));
CREATE POLICY published ON calls FOR SELECT USING (state <> 'draft');
