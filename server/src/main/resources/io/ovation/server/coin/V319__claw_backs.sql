-- What a lost dispute means for each gift that its coins paid for: one row an intent, one state machine.
CREATE TABLE coin_claw_back (
    number          bigint      PRIMARY KEY,
    dispute         bigint      NOT NULL REFERENCES coin_dispute (number),
    gift            uuid        NOT NULL,
    payer           bigint      NOT NULL,
    creator         bigint      NOT NULL,
    stream          text        NOT NULL,
    currency        integer     NOT NULL,  -- number of the currency the creator earned
    coins           bigint      NOT NULL CHECK (coins > 0),
    micros          bigint      NOT NULL,  -- what the creator had earned by these coins
    diamond_units   bigint      NOT NULL,
    matures_on      date        NOT NULL,
    planned_at      timestamptz NOT NULL,  -- business clock
    status          text        NOT NULL CHECK (status IN ('planned', 'posted', 'correcting', 'corrected')),
    entry           uuid,
    matured         boolean,
    complicit       boolean,
    reserve_micros  bigint,                -- who bore it, as the ledger decided
    loss_micros     bigint,
    creator_micros  bigint,
    kept_units      bigint,                -- diamonds that the creator kept
    correct         boolean     NOT NULL DEFAULT FALSE, -- the creator was confirmed complicit since
    correction      uuid,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (dispute, gift)
);
CREATE INDEX coin_claw_back_of_creator ON coin_claw_back (creator, number);
CREATE INDEX coin_claw_back_of_gift ON coin_claw_back (gift);
CREATE INDEX coin_claw_back_open ON coin_claw_back (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- How many coins a lost dispute is about, those already given back not counted, and how many gifts account for.
ALTER TABLE coin_dispute ADD COLUMN coins_disputed bigint;
ALTER TABLE coin_dispute ADD COLUMN coins_of_gifts bigint NOT NULL DEFAULT 0;
CREATE INDEX coin_dispute_short ON coin_dispute (recharge)
    WHERE status = 'lost' AND coins_disputed > coins_voided + coins_of_gifts;

-- A dispute may be opened again after it was decided; entries of each round have ids of their own.
ALTER TABLE coin_dispute ADD COLUMN round integer NOT NULL DEFAULT 0;
-- That an inquiry closed was once taken for a victory, though the provider had had to give the money back: such a dispute
-- is open again, and its money in dispute, until the provider says who won.
UPDATE coin_dispute SET status = 'told', decision = NULL, decided_on = NULL, round = 1, attempts = 0,
    next_attempt_at = now()
WHERE status = 'won' AND decision = 'closed';
