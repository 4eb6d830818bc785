-- Payments that a card network took back, until it is decided who was right: one row a dispute, one state machine.
CREATE TABLE coin_dispute (
    number          bigint      PRIMARY KEY,
    provider        text        NOT NULL,
    reference       text        NOT NULL, -- the provider's own id of the dispute
    recharge        bigint      NOT NULL REFERENCES coin_recharge (number),
    user_number     bigint      NOT NULL,
    amount          bigint      NOT NULL CHECK (amount > 0), -- minor units of the recharge's currency
    currency        text        NOT NULL,
    fee             bigint      NOT NULL, -- minor units of the fee's own currency
    fee_currency    text        NOT NULL,
    reason          text        NOT NULL,
    evidence_due    timestamptz,
    withdrawn       boolean     NOT NULL, -- whether the provider had to give the money back
    decision        text        CHECK (decision IN ('won', 'lost', 'closed')),
    status          text        NOT NULL CHECK (status IN ('told', 'open', 'losing', 'won', 'lost', 'closed')),
    coins_voided    bigint,               -- known once the loss is posted
    lost_entry      bigint,               -- number of that entry in the journal
    told_at         timestamptz NOT NULL, -- business clock
    told_on         date        NOT NULL, -- in the market's zone: the day of the entry that opens it
    decided_on      date,                 -- likewise, of the entries that end it
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (provider, reference)
);
CREATE INDEX coin_dispute_open ON coin_dispute (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX coin_dispute_of_recharge ON coin_dispute (recharge);

-- A lost dispute asks of every gift which purchase paid for it, and whether it has matured. Lines written before this
-- know neither: they count as matured, so nothing is taken from a creator for them.
ALTER TABLE coin_statement ADD COLUMN coin_currency integer; -- number of the currency the coins were bought in, 0 if given
ALTER TABLE coin_statement ADD COLUMN matures_on date;
