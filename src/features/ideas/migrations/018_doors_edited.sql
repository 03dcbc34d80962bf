-- Ways are changed in place: who changes one says which version they saw.
ALTER TABLE referral_doors ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
