-- Signed events of providers, banks and stores that were taken in, so that a second delivery changes nothing. One table
-- for all of them; it takes over what payments and payouts each kept for themselves.
CREATE TABLE provider_callback (
    source      text        NOT NULL,
    event_id    text        NOT NULL,
    kind        text        NOT NULL,
    received_at timestamptz NOT NULL, -- wall clock
    PRIMARY KEY (source, event_id)
);
CREATE INDEX provider_callback_old ON provider_callback (received_at);
