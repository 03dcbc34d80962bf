-- A case that is not public is read in its organisation alone: its row, every version but the published one, and how it came
-- to be. What everybody reads, everybody does not change.
ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON cases USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));
CREATE POLICY published ON cases FOR SELECT USING (published IS NOT NULL);

ALTER TABLE case_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON case_versions
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND samverk_reaches(cases.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND samverk_reaches(cases.organisation)));
CREATE POLICY published ON case_versions FOR SELECT USING (EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND cases.published = number));

ALTER TABLE case_moves ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_moves FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON case_moves
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND samverk_reaches(cases.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND samverk_reaches(cases.organisation)));
