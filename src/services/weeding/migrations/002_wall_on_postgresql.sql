-- Decisions to weed, and what they cover.
ALTER TABLE weedings ENABLE ROW LEVEL SECURITY;
ALTER TABLE weedings FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON weedings USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));

ALTER TABLE weeding_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE weeding_items FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON weeding_items
    USING (samverk_reaches('') OR EXISTS (SELECT 1 FROM weedings WHERE weedings.id = weeding AND samverk_reaches(weedings.organisation)))
    WITH CHECK (samverk_reaches('') OR EXISTS (SELECT 1 FROM weedings WHERE weedings.id = weeding AND samverk_reaches(weedings.organisation)));
