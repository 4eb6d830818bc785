-- Secrets that were rotated away and sign until their own end: [{"secret": …, "ends": …}], newest first.
ALTER TABLE webhook_endpoint ADD COLUMN former_secrets text NOT NULL DEFAULT '[]';

UPDATE webhook_endpoint
SET former_secrets = json_build_array(json_build_object('secret', old_secret, 'ends', old_secret_ends))::text
WHERE old_secret IS NOT NULL AND old_secret_ends IS NOT NULL;

ALTER TABLE webhook_endpoint DROP COLUMN old_secret, DROP COLUMN old_secret_ends;
