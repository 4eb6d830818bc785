-- What entry ids of callers' keys are hashed with: made once, by the database, and never changed, because a retry must
-- find the id of the first attempt.
CREATE TABLE request_id_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret text NOT NULL
);

INSERT INTO request_id_secret (secret) VALUES (gen_random_uuid()::text || gen_random_uuid()::text);
