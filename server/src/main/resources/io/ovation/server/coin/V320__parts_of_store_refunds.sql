-- A store may give a part of the money back, and more of it later. Shares are millionths of the sale.
ALTER TABLE coin_store_purchase ADD COLUMN refunded_ppm integer NOT NULL DEFAULT 0 CHECK (refunded_ppm BETWEEN 0 AND 1000000);
ALTER TABLE coin_store_purchase ADD COLUMN posted_ppm integer NOT NULL DEFAULT 0;
-- The store said that it gave a part back, and has to be asked how much.
ALTER TABLE coin_store_purchase ADD COLUMN ask_store boolean NOT NULL DEFAULT FALSE;
UPDATE coin_store_purchase SET refunded_ppm = CASE WHEN refunded THEN 1000000 ELSE 0 END,
    posted_ppm = CASE WHEN refund_posted THEN 1000000 ELSE 0 END;

-- Each posted refund, so that each can be taken back as it was.
CREATE TABLE coin_store_refund (
    purchase      bigint  NOT NULL REFERENCES coin_store_purchase (number),
    round         integer NOT NULL,
    from_ppm      integer NOT NULL,
    to_ppm        integer NOT NULL,
    voided_coins  bigint  NOT NULL,
    voided_micros bigint  NOT NULL,
    voided_tax    bigint  NOT NULL,
    voided_fee    bigint  NOT NULL,
    reversed      boolean NOT NULL DEFAULT FALSE,
    PRIMARY KEY (purchase, round)
);
INSERT INTO coin_store_refund (purchase, round, from_ppm, to_ppm, voided_coins, voided_micros, voided_tax, voided_fee)
SELECT number, refund_round, 0, 1000000, voided_coins, voided_micros, voided_tax, voided_fee
FROM coin_store_purchase WHERE refund_posted;
ALTER TABLE coin_store_purchase DROP COLUMN refunded, DROP COLUMN refund_posted, DROP COLUMN voided_coins,
    DROP COLUMN voided_micros, DROP COLUMN voided_tax, DROP COLUMN voided_fee;
