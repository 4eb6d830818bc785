-- What is known of users that others may share: devices, cards, bank accounts, addresses. Only keyed hashes are kept.
CREATE TABLE risk_signal (
    kind        text        NOT NULL CHECK (kind IN ('device', 'card', 'bank_account', 'address', 'ip')),
    value_hash  bytea       NOT NULL,
    user_number bigint      NOT NULL,
    first_at    timestamptz NOT NULL, -- business clock
    last_at     timestamptz NOT NULL,
    times       bigint      NOT NULL,
    PRIMARY KEY (kind, value_hash, user_number)
);
CREATE INDEX risk_signal_of_user ON risk_signal (user_number, kind);

CREATE TABLE risk_secret (
    id     integer PRIMARY KEY CHECK (id = 1),
    secret bytea   NOT NULL
);

-- Users who share something: the connected components of the graph, by the smallest number of their members.
CREATE TABLE risk_link (
    user_number bigint PRIMARY KEY,
    component   bigint NOT NULL
);
CREATE INDEX risk_link_component ON risk_link (component);

-- Projections of the books: who gave whom how much, and what each viewer bought, by day (UTC).
CREATE TABLE risk_pair_day (
    creator bigint NOT NULL,
    day     date   NOT NULL,
    sender  bigint NOT NULL,
    coins   bigint NOT NULL,
    gifts   bigint NOT NULL,
    PRIMARY KEY (creator, day, sender)
);
CREATE INDEX risk_pair_day_of_sender ON risk_pair_day (sender, day);
CREATE TABLE risk_buyer_day (
    user_number   bigint NOT NULL,
    day           date   NOT NULL,
    purchases     bigint NOT NULL DEFAULT 0,
    coins         bigint NOT NULL DEFAULT 0,
    largest       bigint NOT NULL DEFAULT 0,
    taken_back    bigint NOT NULL DEFAULT 0, -- payments that a store or a card network took back
    PRIMARY KEY (user_number, day)
);
CREATE TABLE risk_payee_day (
    creator bigint NOT NULL,
    day     date   NOT NULL,
    payouts bigint NOT NULL,
    micros  bigint NOT NULL,
    matured bigint NOT NULL,
    PRIMARY KEY (creator, day)
);
-- Pairs that gave enough to be looked at, until they were.
CREATE TABLE risk_look (
    creator bigint NOT NULL,
    sender  bigint NOT NULL,
    since   timestamptz NOT NULL,
    PRIMARY KEY (creator, sender)
);

-- Cases: what a person has to look at, and what became of it.
CREATE TABLE risk_case (
    number      bigint      PRIMARY KEY,
    creator     bigint      NOT NULL,
    score       integer     NOT NULL,
    reasons     text        NOT NULL, -- JSON
    status      text        NOT NULL CHECK (status IN ('open', 'cleared', 'confirmed')),
    holds       boolean     NOT NULL, -- whether payouts wait while it is open
    opened_at   timestamptz NOT NULL, -- business clock
    changed_at  timestamptz NOT NULL,
    decided_by  bigint,
    decided_at  timestamptz,
    decision    text
);
CREATE UNIQUE INDEX risk_case_open ON risk_case (creator) WHERE status = 'open';
CREATE INDEX risk_case_of_creator ON risk_case (creator, number);

-- Gifts whose earnings wait for a review: one row an intent, one state machine.
CREATE TABLE risk_quarantine (
    number          bigint      PRIMARY KEY,
    case_number     bigint      NOT NULL REFERENCES risk_case (number),
    gift            uuid        NOT NULL UNIQUE,
    creator         bigint      NOT NULL,
    sender          bigint      NOT NULL,
    stream          text        NOT NULL,
    currency        integer     NOT NULL,
    micros          bigint      NOT NULL,
    diamond_units   bigint      NOT NULL,
    matures_on      date        NOT NULL,
    reason          text        NOT NULL,
    said_by         text        NOT NULL CHECK (said_by IN ('rule', 'creator', 'staff')),
    status          text        NOT NULL
        CHECK (status IN ('asked', 'held', 'releasing', 'released', 'confiscating', 'confiscated')),
    held_micros     bigint,              -- as the ledger decided: what had matured is not touched
    day             date        NOT NULL,
    entry           uuid,
    last_entry      uuid,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz
);
CREATE INDEX risk_quarantine_of_case ON risk_quarantine (case_number);
CREATE INDEX risk_quarantine_open ON risk_quarantine (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Creators who are confirmed to have had a part in a payer's fraud: two people agreed, on evidence.
CREATE TABLE risk_complicity (
    creator      bigint      NOT NULL,
    payer        bigint      NOT NULL,
    case_number  bigint      NOT NULL REFERENCES risk_case (number),
    proposal     text        NOT NULL,
    evidence     text        NOT NULL,
    confirmed_at timestamptz NOT NULL,
    PRIMARY KEY (creator, payer)
);

-- Users who have to prove again who they are before money leaves.
CREATE TABLE risk_step_up (
    user_number  bigint      PRIMARY KEY,
    required_at  timestamptz NOT NULL, -- business clock
    reason       text        NOT NULL,
    confirmed_at timestamptz
);

-- Projection of the books: what went into the fraud reserves and out of them, by month and why.
CREATE TABLE risk_reserve (
    market   integer NOT NULL,
    currency integer NOT NULL,
    month    integer NOT NULL, -- 202611
    reason   text    NOT NULL,
    micros   numeric(38) NOT NULL, -- above 0: paid in
    entries  bigint  NOT NULL,
    PRIMARY KEY (market, currency, month, reason)
);
