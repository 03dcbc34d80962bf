-- What an organisation begins its answers with is its own.
ALTER TABLE answer_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON answer_templates USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));

-- What was sent from an occasion, by whom, and what was taken back.
ALTER TABLE capture_batches ENABLE ROW LEVEL SECURITY;
ALTER TABLE capture_batches FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON capture_batches
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM captures WHERE captures.id = capture AND samverk_reaches(captures.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM captures WHERE captures.id = capture AND samverk_reaches(captures.organisation)));
