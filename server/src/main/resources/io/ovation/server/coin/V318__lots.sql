-- Projection: the coins of every purchase, and where each of them went. Rebuilt from the journal at any time.
CREATE TABLE coin_lot (
    lot         bigint      PRIMARY KEY, -- number of the journal entry that brought the coins: the order they are spent in
    recharge    bigint      NOT NULL,
    user_number bigint      NOT NULL,
    currency    integer     NOT NULL,    -- number of the currency they were bought in
    coins       bigint      NOT NULL CHECK (coins > 0),
    unspent     bigint      NOT NULL CHECK (unspent >= 0 AND unspent <= coins),
    at          timestamptz NOT NULL     -- business clock
);
CREATE INDEX coin_lot_open ON coin_lot (user_number, currency, lot) WHERE unspent > 0;
CREATE INDEX coin_lot_of_user ON coin_lot (user_number, lot);
CREATE INDEX coin_lot_of_recharge ON coin_lot (recharge);

-- What coins of a lot were used for. The coins of a lot's uses and its unspent ones are always all of its coins.
CREATE TABLE coin_lot_use (
    entry_sequence    bigint      NOT NULL, -- number of the journal entry that took them
    part              integer     NOT NULL, -- one entry may take from several lots
    lot               bigint      NOT NULL,
    kind              text        NOT NULL CHECK (kind IN ('gift', 'hold', 'other', 'refund', 'store_refund', 'dispute')),
    coins             bigint      NOT NULL CHECK (coins > 0),
    reference         bigint      NOT NULL, -- hold, refund, recharge or dispute, as the kind has it
    gift              uuid,
    creator           bigint,
    stream            text,
    currency          integer,              -- of what these coins earned the creator
    micros            bigint      NOT NULL DEFAULT 0,
    diamond_units     bigint      NOT NULL DEFAULT 0,
    matures_on        date,
    at                timestamptz NOT NULL, -- business clock
    PRIMARY KEY (entry_sequence, part)
);
CREATE INDEX coin_lot_use_of_lot ON coin_lot_use (lot, entry_sequence, part);
CREATE INDEX coin_lot_use_of_gift ON coin_lot_use (gift) WHERE gift IS NOT NULL;
CREATE INDEX coin_lot_use_of_what ON coin_lot_use (kind, reference) WHERE kind NOT IN ('gift', 'other');
