-- Bank accounts have a holder, whom the bank compares with the name it knows.
ALTER TABLE payout_account ADD COLUMN holder text;
ALTER TABLE payout ADD COLUMN holder text;

-- A file of payouts for the bank: made once, downloaded any number of times, byte for byte the same.
CREATE TABLE payout_batch (
    number           bigint      PRIMARY KEY,
    format           text        NOT NULL CHECK (format IN ('pain.001', 'nacha', 'csv')),
    currency         text        NOT NULL,
    transfers        integer     NOT NULL CHECK (transfers > 0),
    amount           bigint      NOT NULL CHECK (amount > 0), -- minor units
    status           text        NOT NULL CHECK (status IN ('made', 'rejected')),
    status_reason    text,
    pays_on          date        NOT NULL,
    file_name        text        NOT NULL,
    file             bytea       NOT NULL,
    file_sha256      text        NOT NULL,
    made_by          bigint      NOT NULL,
    made_at          timestamptz NOT NULL, -- business clock
    idempotency_key  text        NOT NULL,
    fingerprint_high bigint      NOT NULL,
    fingerprint_low  bigint      NOT NULL,
    UNIQUE (made_by, idempotency_key)
);

-- What is paid through files: one row a payout, which has the same number.
CREATE TABLE payout_bank_transfer (
    number     bigint      PRIMARY KEY,
    reference  text        NOT NULL UNIQUE, -- what the bank calls it in every answer
    kind       text        NOT NULL,
    account    text        NOT NULL,
    holder     text        NOT NULL,
    currency   text        NOT NULL,
    amount     bigint      NOT NULL CHECK (amount > 0), -- minor units
    batch      bigint      REFERENCES payout_batch (number),
    position   integer,    -- from 1, in its batch
    status     text        NOT NULL CHECK (status IN ('waiting', 'in_file', 'paid', 'returned')),
    reason     text,
    created_at timestamptz NOT NULL
);
CREATE INDEX payout_bank_transfer_waiting ON payout_bank_transfer (currency, number) WHERE status = 'waiting';
CREATE INDEX payout_bank_transfer_of_batch ON payout_bank_transfer (batch, position);

-- What the bank sent back, as it came, and what was found in it.
CREATE TABLE payout_bank_file (
    number      bigint      PRIMARY KEY,
    sha256      text        NOT NULL UNIQUE,
    format      text        NOT NULL,
    message     text        NOT NULL, -- the bank's own id of it
    file        bytea       NOT NULL,
    report      text        NOT NULL, -- JSON
    uploaded_by bigint      NOT NULL,
    uploaded_at timestamptz NOT NULL  -- business clock
);
