-- Whether the bank ever took a batch or something of it: if it refuses it later, that may be a second copy of the file.
ALTER TABLE payout_batch ADD COLUMN accepted boolean NOT NULL DEFAULT FALSE;
UPDATE payout_batch SET accepted = TRUE
WHERE number IN (SELECT batch FROM payout_bank_transfer WHERE status = 'paid');
