-- What money of a creator's income went where, by hour: a projection, rebuilt from the journal at any time.
CREATE TABLE earning_income (
    creator  bigint      NOT NULL,
    hour     timestamptz NOT NULL, -- business clock
    stream   text        NOT NULL, -- '' for payouts: they are of all streams
    part     text        NOT NULL, -- see IncomePart
    currency text        NOT NULL,
    micros   bigint      NOT NULL,
    entries  bigint      NOT NULL, -- how many entries made it, those that take back not counted
    PRIMARY KEY (creator, hour, stream, part, currency)
);
CREATE INDEX earning_income_by_hour ON earning_income (hour);
