-- Several payment providers side by side: a recharge remembers which one it was given to, under which id the provider
-- knows it, and what the viewer's app still has to do (3-D Secure).
ALTER TABLE coin_recharge ADD COLUMN provider text NOT NULL DEFAULT 'sandbox';
ALTER TABLE coin_recharge ALTER COLUMN provider DROP DEFAULT;
ALTER TABLE coin_recharge ADD COLUMN next_action_type text;
ALTER TABLE coin_recharge ADD COLUMN next_action_client_secret text;
ALTER TABLE coin_recharge ADD COLUMN next_action_url text;

-- What providers told is remembered in one place for all of them.
INSERT INTO provider_callback (source, event_id, kind, received_at)
SELECT provider, event_id, kind, received_at FROM coin_provider_event;
DROP TABLE coin_provider_event;

CREATE INDEX coin_recharge_at_provider ON coin_recharge (provider, provider_reference);
