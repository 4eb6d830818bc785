-- Sales of app stores: one row a transaction of a store, so that nobody claims one twice. One that was refunded before
-- anybody claimed it is here without a recharge.
CREATE TABLE coin_store_purchase (
    number          bigint      PRIMARY KEY,
    store           text        NOT NULL CHECK (store IN ('app_store', 'play')),
    transaction     text        NOT NULL,
    product         text,
    recharge        bigint      UNIQUE REFERENCES coin_recharge (number),
    user_number     bigint,
    store_price     bigint,     -- what the store charged, minor units of its currency
    store_currency  text,
    purchase_token  text,       -- to confirm the delivery with; null where that is the app's part
    confirmed       boolean     NOT NULL DEFAULT FALSE,
    claimed_at      timestamptz NOT NULL, -- wall clock
    -- what the store says about a refund, and what of it is posted
    refunded        boolean     NOT NULL DEFAULT FALSE,
    refund_told_at  timestamptz,
    refund_round    integer     NOT NULL DEFAULT 0,
    refund_posted   boolean     NOT NULL DEFAULT FALSE,
    voided_coins    bigint,
    voided_micros   bigint,
    voided_tax      bigint,
    voided_fee      bigint,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (store, transaction)
);
CREATE INDEX coin_store_purchase_open ON coin_store_purchase (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
