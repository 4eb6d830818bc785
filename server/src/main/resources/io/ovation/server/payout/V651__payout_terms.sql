-- Forms that were filed; the newest of a creator holds. Tax numbers are sealed.
CREATE SEQUENCE payout_tax_form_number AS bigint;
CREATE TABLE payout_tax_form (
    number             bigint      PRIMARY KEY,
    creator            bigint      NOT NULL,
    kind               text        NOT NULL CHECK (kind IN ('w9', 'w8ben')),
    name               text        NOT NULL,
    tax_number         text,
    country            text        NOT NULL,
    treaty             boolean     NOT NULL,
    backup_withholding boolean     NOT NULL,
    signed_by          text        NOT NULL,
    signed_on          date        NOT NULL,
    expires_on         date,
    filed_at           timestamptz NOT NULL -- business clock
);
CREATE INDEX payout_tax_form_of_creator ON payout_tax_form (creator, number DESC);

-- What holds for one payout beside its amount, decided when it is asked and never changed. Minor units and micros of its currency.
CREATE TABLE payout_terms (
    payout          bigint      PRIMARY KEY REFERENCES payout (number),
    tier            text        NOT NULL,
    hold_until      timestamptz,          -- business clock; not sent before
    withheld        bigint      NOT NULL, -- minor units
    withheld_ppm    integer     NOT NULL,
    tax_form        text        NOT NULL,
    tax_rules       integer     NOT NULL,
    tax_why         text        NOT NULL,
    reserve         bigint      NOT NULL, -- minor units that are kept beside the payout
    reserve_until   date,
    quote           bigint,               -- number of the conversion's quote
    reserved_micros bigint,               -- what the books took for the reserve
    reserve_status  text        NOT NULL CHECK (reserve_status IN ('none', 'due', 'held', 'released'))
);
CREATE INDEX payout_terms_reserve ON payout_terms (reserve_until, payout) WHERE reserve_status = 'held';

-- How much of each stream a reserve takes: asked for first, then as the books took it.
CREATE TABLE payout_reserve_part (
    payout   bigint NOT NULL REFERENCES payout_terms (payout),
    stream   text   NOT NULL,
    micros   bigint NOT NULL,
    diamonds bigint NOT NULL, -- hundredths
    PRIMARY KEY (payout, stream)
);

-- Creators of another risk tier than the standard one.
CREATE TABLE payout_tier (
    creator bigint      PRIMARY KEY,
    tier    text        NOT NULL,
    reason  text        NOT NULL,
    set_by  text        NOT NULL, -- public id of a person, or the name of a rule
    set_at  timestamptz NOT NULL  -- business clock
);

-- What stops payouts to a creator until two people lift it.
CREATE TABLE payout_hold (
    number      bigint      PRIMARY KEY,
    creator     bigint      NOT NULL,
    reason      text        NOT NULL,
    evidence    text        NOT NULL,
    placed_by   text        NOT NULL,
    placed_at   timestamptz NOT NULL, -- business clock
    released_at timestamptz,
    released_by text                  -- the proposal that two people agreed on
);
CREATE INDEX payout_hold_open ON payout_hold (creator) WHERE released_at IS NULL;

-- When a creator is paid without asking.
CREATE TABLE payout_schedule (
    creator    bigint      PRIMARY KEY,
    schedule   text        NOT NULL CHECK (schedule IN ('weekly', 'monthly')),
    day        integer     NOT NULL, -- 1 Monday to 7, or the day of the month
    next_on    date        NOT NULL, -- in the creator's own zone
    last_on    date,
    last_note  text,
    changed_at timestamptz NOT NULL  -- business clock
);
CREATE INDEX payout_schedule_due ON payout_schedule (next_on, creator);
