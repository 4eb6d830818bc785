-- Posts for members: a whole thing of its own, with the videos it names and the smallest tier that may read it. Nobody wrote one yet.
ALTER TABLE membership_post DROP COLUMN kind, DROP COLUMN video, DROP COLUMN least_rank;
ALTER TABLE membership_post ADD COLUMN tier bigint REFERENCES membership_tier (number); -- null: every tier with the perk
ALTER TABLE membership_post ADD COLUMN videos bigint[] NOT NULL DEFAULT '{}';           -- the creator's own
ALTER TABLE membership_post ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE membership_post ADD COLUMN edited_at timestamptz;

-- The first day that a payment is for: which served days a lost dispute is about.
ALTER TABLE membership_bill ADD COLUMN serves_from date;

-- The dispute of a gift's payment that is not decided: months that are given meanwhile rest from the start.
ALTER TABLE membership_gift ADD COLUMN disputed bigint;

-- What a lost dispute takes back beside the payment: one row for each membership that was paid with it.
CREATE TABLE membership_take_back (
    number          bigint      PRIMARY KEY,
    dispute         bigint      NOT NULL,
    membership      bigint      NOT NULL REFERENCES membership (number),
    creator         bigint      NOT NULL,
    payer           bigint      NOT NULL,
    market          text        NOT NULL,
    currency        text        NOT NULL,
    forfeited_micros bigint     NOT NULL,   -- not served, of a given month; 0 where the dispute's own entry took it
    share_micros    bigint      NOT NULL,   -- the creator's share of what was served with that money
    serves_from     date        NOT NULL,   -- first day that the payment was for
    business_day    date        NOT NULL,   -- of the entries
    status          text        NOT NULL CHECK (status IN ('open', 'planned', 'done')),
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (dispute, membership)
);
CREATE INDEX membership_take_back_open ON membership_take_back (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX membership_take_back_of ON membership_take_back (membership);

-- Which served days: written down before any money moves, and never changed.
CREATE TABLE membership_take_back_day (
    take_back    bigint  NOT NULL REFERENCES membership_take_back (number),
    day          date    NOT NULL,
    share_micros bigint  NOT NULL,
    matures_on   date    NOT NULL,
    matured      boolean NOT NULL,
    PRIMARY KEY (take_back, day)
);
