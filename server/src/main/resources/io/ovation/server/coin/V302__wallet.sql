-- Projection: every line of every wallet statement. Rebuilt from the journal at any time.
CREATE TABLE coin_statement (
    user_number    bigint      NOT NULL,
    entry_sequence bigint      NOT NULL, -- number of the entry in the journal
    line           integer     NOT NULL,
    entry_id       uuid        NOT NULL,
    at             timestamptz NOT NULL, -- business clock
    code           integer     NOT NULL,
    wallet         text        NOT NULL CHECK (wallet IN ('bought', 'promotional')),
    coins          bigint      NOT NULL, -- positive: into the wallet
    balance_after  bigint      NOT NULL,
    creator        bigint,
    reference1     bigint      NOT NULL,
    reference2     bigint      NOT NULL,
    PRIMARY KEY (user_number, entry_sequence, line)
);

-- Projection: coins of big gifts on their way.
CREATE TABLE coin_on_hold (
    hold           bigint PRIMARY KEY,
    user_number    bigint NOT NULL,
    entry_sequence bigint NOT NULL, -- of the statement line that took them
    coins          bigint NOT NULL
);
CREATE INDEX coin_on_hold_of_user ON coin_on_hold (user_number);

-- A viewer's own limit of coins a day. A lower one holds at once, a higher one from the next business day on.
CREATE TABLE coin_daily_cap (
    user_number bigint PRIMARY KEY,
    coins       bigint, -- null: no cap
    next_coins  bigint,
    next_from   date    -- null: no change is waiting
);

-- Coins that were given: who gave them and why.
CREATE TABLE coin_promotion (
    grant_number bigint      PRIMARY KEY,
    entry_id     uuid        NOT NULL UNIQUE,
    user_number  bigint      NOT NULL,
    coins        bigint      NOT NULL,
    reason       text        NOT NULL,
    given_by     text        NOT NULL,
    created_at   timestamptz NOT NULL
);
