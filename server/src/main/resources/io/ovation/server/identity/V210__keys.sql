-- Secret keys of the platform's servers. A key lives on when its secret is rotated; only the SHA-256 of secrets is kept.
CREATE TABLE identity_key (
    number     bigint      PRIMARY KEY,
    name       text        NOT NULL,
    scopes     text        NOT NULL,               -- separated by commas
    from_file  boolean     NOT NULL DEFAULT FALSE, -- the one whose secret stands in the data directory
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);
CREATE UNIQUE INDEX identity_key_name ON identity_key (name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX identity_key_from_file ON identity_key (from_file) WHERE from_file AND revoked_at IS NULL;

CREATE TABLE identity_key_secret (
    hash         text        PRIMARY KEY,
    key          bigint      NOT NULL REFERENCES identity_key (number),
    hint         text        NOT NULL, -- how it begins and ends, to recognise it
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,          -- wall clock; null for the one in force
    last_used_at timestamptz
);
CREATE INDEX identity_key_secret_of ON identity_key_secret (key);
CREATE UNIQUE INDEX identity_key_secret_in_force ON identity_key_secret (key) WHERE expires_at IS NULL;

-- Counts changes of the two, so that every instance notices one with a single small read.
CREATE TABLE identity_key_changes (
    only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    count    bigint  NOT NULL
);
INSERT INTO identity_key_changes (count) VALUES (0);

INSERT INTO identity_key (number, name, scopes, from_file, created_by, created_at)
SELECT ((extract(epoch FROM created_at) * 1000)::bigint << 21) | (random() * 2097151)::bigint, name, 'all', name = 'sandbox',
    'system', created_at
FROM platform_keys;
INSERT INTO identity_key_secret (hash, key, hint, created_at)
SELECT p.hash, k.number, 'sk_...', p.created_at FROM platform_keys p JOIN identity_key k ON k.name = p.name;
DROP TABLE platform_keys;
