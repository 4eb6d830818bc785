-- Where the platform wants to be told what happens. The secret has to be readable: it signs.
CREATE TABLE webhook_endpoint (
    number         bigint      PRIMARY KEY,
    url            text        NOT NULL,
    description    text        NOT NULL,
    filter         text        NOT NULL,
    ordered        boolean     NOT NULL,
    status         text        NOT NULL,
    status_reason  text,
    version        bigint      NOT NULL DEFAULT 1,
    -- Everything up to here is delivered, of no interest, or has a row below.
    position       bigint      NOT NULL,
    secret         text        NOT NULL,
    old_secret     text,
    old_secret_ends timestamptz,
    failing_since  timestamptz,
    created_at     timestamptz NOT NULL
);

-- What became of each event at each endpoint.
CREATE TABLE webhook_delivery (
    endpoint        bigint      NOT NULL,
    position        bigint      NOT NULL,
    event           uuid        NOT NULL,
    type            text        NOT NULL,
    state           text        NOT NULL,
    attempts        integer     NOT NULL,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    next_attempt_at timestamptz,
    status_code     integer,
    error           text,
    took_millis     integer     NOT NULL,
    PRIMARY KEY (endpoint, position)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_delivery_dead ON webhook_delivery (endpoint, position) WHERE state = 'dead';
