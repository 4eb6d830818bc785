-- Disputes in the sandbox provider's own books. Nothing but the sandbox provider reads or writes this table.
CREATE TABLE coin_sandbox_dispute (
    number          bigint      PRIMARY KEY,
    payment         text        NOT NULL UNIQUE REFERENCES coin_sandbox_payment (id),
    status          text        NOT NULL CHECK (status IN ('open', 'won', 'lost')),
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz
);
CREATE INDEX coin_sandbox_dispute_open ON coin_sandbox_dispute (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX coin_sandbox_payment_disputed ON coin_sandbox_payment (created_at) WHERE method LIKE 'card_disputed%';
