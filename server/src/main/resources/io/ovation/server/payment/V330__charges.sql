-- A payment for a purpose (a tip, a membership): one row an intent, one state machine. Amounts are minor units.
CREATE TABLE payment_charge (
    number                    bigint      PRIMARY KEY,
    purpose                   text        NOT NULL, -- name of the ChargePurpose
    subject                   bigint      NOT NULL, -- number of what is paid for, in the purpose's own tables
    payer                     bigint      NOT NULL,
    idempotency_key           text        NOT NULL, -- the purpose's own
    fingerprint_high          bigint      NOT NULL,
    fingerprint_low           bigint      NOT NULL,
    market                    text        NOT NULL,
    currency                  text        NOT NULL,
    amount                    bigint      NOT NULL CHECK (amount > 0), -- everything the payer pays
    tax                       bigint      NOT NULL CHECK (tax >= 0),   -- the tax in it
    fee                       bigint      NOT NULL CHECK (fee >= 0),   -- what the provider keeps of it
    payment_method            text        NOT NULL,
    method_use                text        NOT NULL CHECK (method_use IN ('once', 'keep', 'off_session')),
    kept_method               bigint,               -- paid with it (off_session), or kept since (keep)
    provider                  text        NOT NULL,
    provider_reference        text,
    next_action_type          text,
    next_action_client_secret text,
    next_action_url           text,
    status                    text        NOT NULL
        CHECK (status IN ('created', 'processing', 'paid', 'succeeded', 'declined', 'expired')),
    decline_reason            text,
    entry_id                  uuid,
    entry_sequence            bigint,
    asked_at                  timestamptz NOT NULL, -- wall clock: when to give up on the provider
    created_at                timestamptz NOT NULL, -- business clock
    business_day              date        NOT NULL, -- in the market's zone: the day of its journal entry
    completed_at              timestamptz,
    attempts                  integer     NOT NULL DEFAULT 0,
    next_attempt_at           timestamptz,
    UNIQUE (purpose, idempotency_key)
);
CREATE INDEX payment_charge_open ON payment_charge (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX payment_charge_subject ON payment_charge (purpose, subject);
CREATE INDEX payment_charge_at_provider ON payment_charge (provider, provider_reference);

-- Payment methods that a provider keeps for us: its own ids, no card number.
CREATE TABLE payment_kept_method (
    number      bigint      PRIMARY KEY,
    user_number bigint      NOT NULL,
    provider    text        NOT NULL,
    customer    text        NOT NULL,
    method      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    UNIQUE (user_number, provider, method)
);

-- Money of a charge on its way back.
CREATE TABLE payment_refund (
    number           bigint      PRIMARY KEY,
    charge           bigint      NOT NULL REFERENCES payment_charge (number),
    idempotency_key  text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    amount           bigint      NOT NULL CHECK (amount > 0),
    reason           text        NOT NULL,
    taken            bigint[],             -- amounts of the transfers of the entry that asked for it, as decided
    status           text        NOT NULL
        CHECK (status IN ('created', 'asked', 'returned', 'not_returned', 'paid', 'bounced', 'failed', 'refused')),
    failure_reason   text,
    created_at       timestamptz NOT NULL, -- business clock
    business_day     date        NOT NULL,
    completed_at     timestamptz,
    told             integer     NOT NULL DEFAULT 0, -- how often the provider told that something became of it
    asked            integer     NOT NULL DEFAULT 0, -- up to which of those it was asked what
    attempts         integer     NOT NULL DEFAULT 0,
    next_attempt_at  timestamptz,
    UNIQUE (charge, idempotency_key)
);
CREATE INDEX payment_refund_open ON payment_refund (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Charges that a card network took back, until it is decided who was right.
CREATE TABLE payment_dispute (
    number          bigint      PRIMARY KEY,
    provider        text        NOT NULL,
    reference       text        NOT NULL, -- the provider's own id of the dispute
    charge          bigint      NOT NULL REFERENCES payment_charge (number),
    amount          bigint      NOT NULL CHECK (amount > 0),
    fee             bigint      NOT NULL,
    fee_currency    text        NOT NULL,
    reason          text        NOT NULL,
    evidence_due    timestamptz,
    withdrawn       boolean     NOT NULL,
    decision        text        CHECK (decision IN ('won', 'lost', 'closed')),
    status          text        NOT NULL CHECK (status IN ('told', 'open', 'won', 'lost', 'closed')),
    told_at         timestamptz NOT NULL, -- business clock
    told_on         date        NOT NULL,
    decided_on      date,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (provider, reference)
);
CREATE INDEX payment_dispute_open ON payment_dispute (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX payment_dispute_of_charge ON payment_dispute (charge);

-- Methods that the sandbox provider keeps, in its own books; nothing but the sandbox provider reads or writes it.
CREATE TABLE sandbox_kept_method (
    id       text    PRIMARY KEY,
    customer text    NOT NULL,
    card     text    NOT NULL,
    charges  integer NOT NULL DEFAULT 0 -- without the payer, so far
);
ALTER TABLE coin_sandbox_payment ADD COLUMN kept text; -- the method that was kept with this payment
