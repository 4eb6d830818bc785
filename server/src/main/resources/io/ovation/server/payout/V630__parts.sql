-- How much each stream of income gives to a payout: decided when it is asked, so that what comes back goes where it was.
CREATE TABLE payout_part (
    payout   bigint NOT NULL REFERENCES payout (number),
    stream   text   NOT NULL CHECK (stream IN ('live', 'video', 'tips', 'memberships', 'fund')),
    micros   bigint NOT NULL CHECK (micros > 0), -- of the payout's currency
    diamonds bigint NOT NULL DEFAULT 0,          -- hundredths, known once the money is set aside
    PRIMARY KEY (payout, stream)
);
-- There was LIVE income only, in dollars: minor units are cents.
INSERT INTO payout_part (payout, stream, micros, diamonds)
SELECT number, 'live', amount * 10000, diamonds FROM payout;
