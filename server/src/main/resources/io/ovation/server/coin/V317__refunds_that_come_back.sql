-- A refund that was paid may come back from the viewer's bank.
ALTER TABLE coin_refund DROP CONSTRAINT coin_refund_status_check;
ALTER TABLE coin_refund ADD CONSTRAINT coin_refund_status_check CHECK (status IN ('created', 'asked', 'returned',
    'not_returned', 'paid', 'bounced', 'failed', 'refused'));
-- How often the provider told that something became of it, and up to which of those it was asked what.
ALTER TABLE coin_refund ADD COLUMN told integer NOT NULL DEFAULT 0;
ALTER TABLE coin_refund ADD COLUMN asked integer NOT NULL DEFAULT 0;
