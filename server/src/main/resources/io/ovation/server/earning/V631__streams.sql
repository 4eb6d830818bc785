-- What creators earn is kept by stream and currency. Until now there were gifts of shows only, in dollars.
ALTER TABLE payout_earning RENAME TO earning_line;
ALTER TABLE earning_line RENAME CONSTRAINT payout_earning_pkey TO earning_line_pkey;
ALTER INDEX payout_earning_open RENAME TO earning_line_open;
ALTER TABLE earning_line ADD COLUMN position smallint NOT NULL DEFAULT 0; -- of the creator's lines of one entry
ALTER TABLE earning_line ADD COLUMN stream text NOT NULL DEFAULT 'live';
ALTER TABLE earning_line ADD COLUMN currency text NOT NULL DEFAULT 'USD';
ALTER TABLE earning_line ADD COLUMN kind text;    -- null: told by code and stream
ALTER TABLE earning_line ADD COLUMN subject text; -- what it was for, such as tip_...; null where live or payout say it
ALTER TABLE earning_line DROP CONSTRAINT earning_line_pkey;
ALTER TABLE earning_line ADD CONSTRAINT earning_line_pkey PRIMARY KEY (creator, entry_sequence, position);
DROP INDEX earning_line_open;
CREATE INDEX earning_line_open ON earning_line (creator, matures_on, stream, currency) WHERE NOT matured;

ALTER TABLE payout_pending RENAME TO earning_pending;
ALTER TABLE earning_pending ADD COLUMN stream text NOT NULL DEFAULT 'live';
ALTER TABLE earning_pending ADD COLUMN currency text NOT NULL DEFAULT 'USD';
ALTER TABLE earning_pending DROP CONSTRAINT payout_pending_pkey;
ALTER TABLE earning_pending ADD CONSTRAINT earning_pending_pkey PRIMARY KEY (creator, matures_on, stream, currency);
DROP INDEX payout_pending_due;
CREATE INDEX earning_pending_due ON earning_pending (matures_on, creator, stream, currency);

ALTER TABLE payout_earned_by_hour RENAME TO earning_by_hour;
ALTER TABLE earning_by_hour ADD COLUMN stream text NOT NULL DEFAULT 'live';
ALTER TABLE earning_by_hour ADD COLUMN currency text NOT NULL DEFAULT 'USD';
ALTER TABLE earning_by_hour DROP CONSTRAINT payout_earned_by_hour_pkey;
ALTER TABLE earning_by_hour ADD CONSTRAINT earning_by_hour_pkey PRIMARY KEY (creator, hour, stream, currency);

ALTER TABLE payout_supporter RENAME TO earning_supporter;
ALTER TABLE earning_supporter RENAME CONSTRAINT payout_supporter_pkey TO earning_supporter_pkey;
ALTER INDEX payout_supporter_top RENAME TO earning_supporter_top;

ALTER TABLE payout_big_gift RENAME TO earning_big_gift;
ALTER TABLE earning_big_gift RENAME CONSTRAINT payout_big_gift_pkey TO earning_big_gift_pkey;
