-- What providers told is remembered in one place for all of them.
INSERT INTO provider_callback (source, event_id, kind, received_at)
SELECT provider, event_id, 'transfer', received_at FROM payout_provider_event;
DROP TABLE payout_provider_event;

-- How often a provider told that something changed, and up to which of those it was asked what.
ALTER TABLE payout ADD COLUMN told integer NOT NULL DEFAULT 0;
ALTER TABLE payout ADD COLUMN asked integer NOT NULL DEFAULT 0;
