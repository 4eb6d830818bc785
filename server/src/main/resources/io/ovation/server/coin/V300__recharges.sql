-- Buying coins: one row an intent, one state machine. Amounts are minor units of the currency.
CREATE TABLE coin_recharge (
    number             bigint      PRIMARY KEY,
    user_number        bigint      NOT NULL,
    idempotency_key    text        NOT NULL,
    fingerprint_high   bigint      NOT NULL,
    fingerprint_low    bigint      NOT NULL,
    market             text        NOT NULL,
    channel            text        NOT NULL,
    currency           text        NOT NULL,
    price_book_version integer     NOT NULL,
    coins              bigint      NOT NULL CHECK (coins > 0),
    price              bigint      NOT NULL CHECK (price > 0),
    tax                bigint      NOT NULL,
    fee                bigint      NOT NULL,
    payment_method     text        NOT NULL,
    status             text        NOT NULL
        CHECK (status IN ('created', 'processing', 'paid', 'succeeded', 'declined', 'expired')),
    decline_reason     text,
    provider_reference text,
    entry_id           uuid,
    entry_sequence     bigint,
    asked_at           timestamptz NOT NULL, -- wall clock: when to give up on the provider
    created_at         timestamptz NOT NULL, -- business clock, as people see it
    business_day       date        NOT NULL, -- in the market's zone: the day of its journal entry
    completed_at       timestamptz,
    attempts           integer     NOT NULL DEFAULT 0,
    next_attempt_at    timestamptz,          -- wall clock: when the sweeper looks again; null when nothing is open
    UNIQUE (user_number, idempotency_key)
);
CREATE INDEX coin_recharge_of_user ON coin_recharge (user_number, number);
CREATE INDEX coin_recharge_open ON coin_recharge (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Signed events of payment providers that were taken in, so that a second delivery changes nothing.
CREATE TABLE coin_provider_event (
    provider    text        NOT NULL,
    event_id    text        NOT NULL,
    recharge    text        NOT NULL,
    kind        text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);

-- Money back for unspent coins: one row an intent, one state machine.
CREATE TABLE coin_refund (
    number             bigint      PRIMARY KEY,
    recharge           bigint      NOT NULL REFERENCES coin_recharge (number),
    user_number        bigint      NOT NULL,
    idempotency_key    text        NOT NULL,
    fingerprint_high   bigint      NOT NULL,
    fingerprint_low    bigint      NOT NULL,
    coins              bigint      NOT NULL CHECK (coins > 0),
    currency           text        NOT NULL,
    amount             bigint,               -- minor units, known once the coins have left the wallet
    liability_micros   bigint,               -- what the ledger took with the coins
    tax_micros         bigint,
    fee_micros         bigint,
    status             text        NOT NULL
        CHECK (status IN ('created', 'asked', 'returned', 'not_returned', 'paid', 'failed', 'refused')),
    failure_reason     text,
    created_at         timestamptz NOT NULL, -- business clock
    business_day       date        NOT NULL,
    completed_at       timestamptz,
    attempts           integer     NOT NULL DEFAULT 0,
    next_attempt_at    timestamptz,
    UNIQUE (user_number, idempotency_key)
);
CREATE INDEX coin_refund_of_recharge ON coin_refund (recharge);
CREATE INDEX coin_refund_of_user ON coin_refund (user_number, number);
CREATE INDEX coin_refund_open ON coin_refund (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
