-- Answers to POSTs that are not pure ledger entries, by who asked and the key they sent.
CREATE TABLE idempotency_keys (
    principal        text        NOT NULL,
    key              text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    response         text,
    started_at       timestamptz NOT NULL,
    PRIMARY KEY (principal, key)
);

-- When a key that carries no time of its own was first seen: the time part of the entry id derived from it.
CREATE TABLE first_seen_keys (
    principal   text        NOT NULL,
    key         text        NOT NULL,
    seen_millis bigint      NOT NULL,
    PRIMARY KEY (principal, key)
);
