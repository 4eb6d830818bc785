-- Only finished requests have a row: what is under way holds a lock of the database instead, which dies with its process.
DELETE FROM idempotency_keys WHERE response IS NULL;
ALTER TABLE idempotency_keys ALTER COLUMN response SET NOT NULL;
ALTER TABLE idempotency_keys RENAME COLUMN started_at TO kept_at;

-- For forgetting what is old.
CREATE INDEX idempotency_keys_kept ON idempotency_keys (kept_at);
CREATE INDEX first_seen_keys_seen ON first_seen_keys (seen_millis);
