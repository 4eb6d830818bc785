-- The sandbox bank's own books: they stand for a company outside. Nothing but the sandbox bank reads or writes them.
CREATE TABLE payout_sandbox_transfer (
    number          bigint      PRIMARY KEY,
    id              text        NOT NULL UNIQUE, -- the id we gave it
    reference       text        NOT NULL UNIQUE,
    amount          bigint      NOT NULL,
    currency        text        NOT NULL,
    account         text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('accepted', 'paid', 'returned')),
    told            text        NOT NULL CHECK (told IN ('accepted', 'paid', 'returned')),
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz
);
CREATE INDEX payout_sandbox_transfer_open ON payout_sandbox_transfer (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE payout_sandbox_secret (
    id     integer PRIMARY KEY CHECK (id = 1),
    secret text    NOT NULL
);
