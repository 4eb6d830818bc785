-- What the sender of a gift asked for, and the id that the gift has everywhere: that of the entry that took the coins.
ALTER TABLE payout_earning ADD COLUMN anonymous boolean NOT NULL DEFAULT FALSE;
ALTER TABLE payout_earning ADD COLUMN gift_id uuid;

-- Big gifts on their way, so that the id is known when they arrive.
CREATE TABLE payout_big_gift (
    hold    bigint PRIMARY KEY,
    gift_id uuid   NOT NULL
);
