-- Test clocks of the sandbox, and the moves they made. All of them show and move the one business clock.
CREATE TABLE test_clock (
    number     bigint      PRIMARY KEY,
    principal  text        NOT NULL, -- whose it is
    name       text        NOT NULL,
    created_at timestamptz NOT NULL  -- wall clock
);
CREATE INDEX test_clock_of ON test_clock (principal, number);

CREATE TABLE test_clock_advance (
    number               bigint      PRIMARY KEY,
    test_clock           bigint      NOT NULL REFERENCES test_clock (number),
    idempotency_key      text        NOT NULL,
    fingerprint_high     bigint      NOT NULL,
    fingerprint_low      bigint      NOT NULL,
    from_time            timestamptz NOT NULL, -- business clock
    to_time              timestamptz NOT NULL, -- business clock
    target_offset_millis bigint      NOT NULL, -- how far the business clock is to be ahead of the wall clock
    asked_at             timestamptz NOT NULL, -- wall clock
    done_at              timestamptz,
    attempts             integer     NOT NULL DEFAULT 0,
    next_attempt_at      timestamptz,
    UNIQUE (test_clock, idempotency_key)
);
CREATE INDEX test_clock_advance_open ON test_clock_advance (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX test_clock_advance_last ON test_clock_advance (test_clock, number);
