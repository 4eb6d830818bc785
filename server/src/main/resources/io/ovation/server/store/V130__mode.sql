-- One row: whether this database is of a test or of a live server. What is older than the question was a sandbox.
CREATE TABLE platform_mode (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    mode     text NOT NULL CHECK (mode IN ('test', 'live'))
);

DO $$
BEGIN
    IF to_regclass('platform_keys') IS NOT NULL THEN
        INSERT INTO platform_mode (mode) VALUES ('test');
    END IF;
END
$$;
