-- Where a creator wants to be paid.
CREATE TABLE payout_account (
    creator      bigint      PRIMARY KEY,
    kind         text        NOT NULL,
    account      text        NOT NULL,
    frozen_until timestamptz             -- business clock; null when it was never changed
);

-- Paying a creator: one row an intent, one state machine. Amounts are minor units of the currency.
CREATE TABLE payout (
    number           bigint      PRIMARY KEY,
    creator          bigint      NOT NULL,
    idempotency_key  text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    market           text        NOT NULL,
    currency         text        NOT NULL,
    amount           bigint      NOT NULL CHECK (amount > 0),
    diamonds         bigint      NOT NULL DEFAULT 0, -- hundredths, known once the money is set aside
    account_kind     text        NOT NULL,
    account          text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('created', 'asked', 'approving', 'approved', 'sent', 'paying',
                                     'paid', 'returning', 'returning_paid', 'returned', 'rejecting', 'rejected', 'refused')),
    bank_says        text        CHECK (bank_says IN ('paid', 'returned')),
    bank_reason      text,
    decided_by       bigint,
    decision_reason  text,
    asked_at         timestamptz NOT NULL, -- business clock
    business_day     date        NOT NULL,
    attempts         integer     NOT NULL DEFAULT 0,
    next_attempt_at  timestamptz,
    UNIQUE (creator, idempotency_key)
);
CREATE INDEX payout_of_creator ON payout (creator, number);
CREATE INDEX payout_in_review ON payout (number) WHERE status = 'asked';
CREATE INDEX payout_open ON payout (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE payout_history (
    payout   bigint      NOT NULL REFERENCES payout (number),
    position integer     NOT NULL,
    status   text        NOT NULL,
    at       timestamptz NOT NULL, -- business clock
    PRIMARY KEY (payout, position)
);

-- Signed events of payout providers that were taken in.
CREATE TABLE payout_provider_event (
    provider    text        NOT NULL,
    event_id    text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);
