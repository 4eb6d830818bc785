-- What came in, without what was given back: some tax forms ask for that. The projection is new and built from nothing.
ALTER TABLE earning_income ADD COLUMN gross bigint NOT NULL DEFAULT 0;
