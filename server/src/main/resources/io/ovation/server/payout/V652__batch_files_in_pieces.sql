-- Files for the bank are kept in pieces of a mebibyte, sealed: a file of a hundred thousand payouts has dozens of them.
CREATE TABLE payout_batch_piece (
    batch    bigint  NOT NULL REFERENCES payout_batch (number),
    position integer NOT NULL,
    sealed   bytea   NOT NULL,
    PRIMARY KEY (batch, position)
);
ALTER TABLE payout_batch ALTER COLUMN file DROP NOT NULL; -- those of before are there
