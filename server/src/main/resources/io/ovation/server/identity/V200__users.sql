-- The platform's users as it last described them; created on first sight by external id.
CREATE TABLE users (
    number       bigint      PRIMARY KEY,
    external_id  text        NOT NULL UNIQUE,
    name         text        NOT NULL,
    handle       text        NOT NULL UNIQUE,
    avatar_seed  text        NOT NULL,
    market       text        NOT NULL,
    birth_date   date,
    followers    integer     NOT NULL DEFAULT 0,
    account_type text        NOT NULL DEFAULT 'personal',
    staff_roles  text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);

-- Secret keys of the platform's servers; only the SHA-256 is kept.
CREATE TABLE platform_keys (
    name       text        PRIMARY KEY,
    hash       text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
