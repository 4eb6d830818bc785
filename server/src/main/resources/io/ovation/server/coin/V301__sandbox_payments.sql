-- The sandbox payment provider's own books. Nothing but the sandbox provider reads or writes these tables: they stand for
-- a company outside, which remembers what it was asked by the id it was asked with.
CREATE TABLE coin_sandbox_payment (
    id         text        PRIMARY KEY, -- the id we gave it
    reference  text        NOT NULL UNIQUE,
    amount     bigint      NOT NULL,
    currency   text        NOT NULL,
    method     text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('pending', 'succeeded', 'declined', 'cancelled')),
    reason     text,
    settles_at timestamptz,             -- when a pending payment will be decided; null when never
    created_at timestamptz NOT NULL
);
CREATE INDEX coin_sandbox_payment_pending ON coin_sandbox_payment (settles_at) WHERE status = 'pending';

CREATE TABLE coin_sandbox_refund (
    id         text        PRIMARY KEY,
    payment    text        NOT NULL REFERENCES coin_sandbox_payment (id),
    amount     bigint      NOT NULL,
    status     text        NOT NULL CHECK (status IN ('succeeded', 'failed')),
    reason     text,
    created_at timestamptz NOT NULL
);

-- Events it owes us, delivered by signed callbacks until we answer 2xx.
CREATE TABLE coin_sandbox_event (
    number          bigint      PRIMARY KEY,
    payment         text        NOT NULL REFERENCES coin_sandbox_payment (id),
    kind            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz
);
CREATE INDEX coin_sandbox_event_open ON coin_sandbox_event (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE coin_sandbox_secret (
    id     integer PRIMARY KEY CHECK (id = 1),
    secret text    NOT NULL
);
