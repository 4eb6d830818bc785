-- Money that people want to move by hand: proposed by one, decided by another, then done. Each row is an intent.
CREATE TABLE approval_proposal (
    number           bigint      PRIMARY KEY,
    kind             text        NOT NULL,
    subject          text        NOT NULL,  -- public id of what it is about
    summary          text        NOT NULL,  -- one sentence for whoever decides
    body             text        NOT NULL,  -- JSON, read by the kind's own code only
    reason           text        NOT NULL,
    proposed_by      bigint      NOT NULL,
    idempotency_key  text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    proposed_at      timestamptz NOT NULL,  -- business clock, as the other times
    status           text        NOT NULL CHECK (status IN ('open', 'approved', 'rejected', 'done', 'failed')),
    decided_by       bigint      CHECK (decided_by <> proposed_by),
    decision_reason  text,
    decided_at       timestamptz,
    result           text,                  -- public id of what came of it
    failure          text,
    attempts         integer     NOT NULL DEFAULT 0,
    next_attempt_at  timestamptz,
    UNIQUE (proposed_by, idempotency_key),
    CHECK ((status = 'open') = (decided_by IS NULL))
);
CREATE INDEX approval_proposal_listed ON approval_proposal (status, number);
CREATE INDEX approval_proposal_due ON approval_proposal (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
