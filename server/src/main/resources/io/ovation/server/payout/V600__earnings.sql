-- Projections of what creators earn; rebuilt from the journal at any time. Diamonds are hundredths, values micros.
CREATE TABLE payout_earning (
    creator        bigint      NOT NULL,
    entry_sequence bigint      NOT NULL, -- number of the entry in the journal
    entry_id       uuid        NOT NULL,
    at             timestamptz NOT NULL, -- business clock
    code           integer     NOT NULL,
    promotional    boolean     NOT NULL,
    live           bigint,
    gift_number    integer,
    gift_count     integer,
    sender         bigint,
    payout         bigint,
    diamonds       bigint      NOT NULL, -- negative: left what is the creator's
    micros         bigint      NOT NULL,
    matures_on     date,
    matured        boolean     NOT NULL,
    PRIMARY KEY (creator, entry_sequence)
);
CREATE INDEX payout_earning_open ON payout_earning (creator, matures_on) WHERE NOT matured;

-- What is pending, by creator and maturity day, and the gift that opened the bucket: the id of its maturity follows from it.
CREATE TABLE payout_pending (
    creator     bigint NOT NULL,
    matures_on  date   NOT NULL,
    diamonds    bigint NOT NULL,
    micros      bigint NOT NULL,
    first_entry uuid   NOT NULL,
    PRIMARY KEY (creator, matures_on)
);
CREATE INDEX payout_pending_due ON payout_pending (matures_on, creator);

-- Earned by hour, so that a creator's days can be read in their own zone.
CREATE TABLE payout_earned_by_hour (
    creator  bigint      NOT NULL,
    hour     timestamptz NOT NULL,
    diamonds bigint      NOT NULL,
    micros   bigint      NOT NULL,
    PRIMARY KEY (creator, hour)
);

CREATE TABLE payout_supporter (
    creator bigint NOT NULL,
    sender  bigint NOT NULL,
    coins   bigint NOT NULL,
    PRIMARY KEY (creator, sender)
);
CREATE INDEX payout_supporter_top ON payout_supporter (creator, coins DESC, sender);
