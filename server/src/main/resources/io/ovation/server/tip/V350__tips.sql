-- Tips: what was asked for, and how far it is. The money itself is a charge (payment_charge). Amounts are minor units.
CREATE TABLE tip (
    number           bigint      PRIMARY KEY,
    payer            bigint      NOT NULL,
    creator          bigint      NOT NULL,
    idempotency_key  text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    market           text        NOT NULL, -- the payer's
    currency         text        NOT NULL,
    amount           bigint      NOT NULL CHECK (amount > 0), -- all of it the creator's
    service_fee      bigint      NOT NULL CHECK (service_fee >= 0), -- on top, without tax
    tax              bigint      NOT NULL CHECK (tax >= 0),         -- on the fee
    terms_version    integer     NOT NULL,
    anonymous        boolean     NOT NULL,
    message          text        NOT NULL,
    live             bigint,
    video            bigint,
    charge           bigint      NOT NULL UNIQUE,
    status           text        NOT NULL
        CHECK (status IN ('pending', 'failed', 'sent', 'refunding', 'refunded', 'taken_back')),
    day              date        NOT NULL, -- of the limits, in the payer's market
    matures_on       date,                 -- in the creator's market; known once it is paid
    refund           bigint,               -- the latest
    refund_matured   boolean,              -- whether it had matured when that refund began
    refund_by_payer  boolean     NOT NULL DEFAULT false,
    restored_on      date,                 -- when a refund that failed was put back, in the creator's market
    dispute          text        CHECK (dispute IN ('open', 'won', 'lost', 'closed')),
    created_at       timestamptz NOT NULL, -- business clock
    sent_at          timestamptz,
    refunded_at      timestamptz,
    UNIQUE (payer, idempotency_key)
);
CREATE INDEX tip_of_day ON tip (payer, day);
CREATE INDEX tip_of_payer ON tip (payer, number);
CREATE INDEX tip_of_creator ON tip (creator, number);
CREATE INDEX tip_of_live ON tip (live, number) WHERE live IS NOT NULL;
CREATE INDEX tip_of_video ON tip (video, number) WHERE video IS NOT NULL;

-- Whoever holds a payer's row of a day may add to it: the limits of a day are checked under its lock.
CREATE TABLE tip_day (
    payer bigint NOT NULL,
    day   date   NOT NULL,
    PRIMARY KEY (payer, day)
);
