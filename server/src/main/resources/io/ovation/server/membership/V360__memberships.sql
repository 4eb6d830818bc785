-- What creators offer. A new price is for those who join from then on: a membership keeps the price it was agreed at.
CREATE TABLE membership_tier (
    number     bigint      PRIMARY KEY,
    creator    bigint      NOT NULL,
    rank       integer     NOT NULL,          -- order from the smallest; also what "or a dearer tier" goes by
    name       text        NOT NULL,
    about      text        NOT NULL DEFAULT '',
    perks      text        NOT NULL,          -- perk names, separated by commas
    early_access_hours integer NOT NULL DEFAULT 0,
    prices     jsonb       NOT NULL,          -- minor units a month, by currency
    version    bigint      NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    closed_at  timestamptz
);
CREATE INDEX membership_tier_of_creator ON membership_tier (creator, rank) WHERE closed_at IS NULL;

CREATE TABLE membership_settings (
    creator          bigint  PRIMARY KEY,
    members_only_comments boolean NOT NULL DEFAULT false,
    version          bigint  NOT NULL DEFAULT 1
);

-- One row a membership, one state machine. Days are business days of the member's market; prices minor units; money that
-- is earned day by day, micros.
CREATE TABLE membership (
    number          bigint      PRIMARY KEY,
    member          bigint      NOT NULL,
    creator         bigint      NOT NULL,
    market          text        NOT NULL,
    currency        text        NOT NULL,
    payment_method  text,                     -- as its member named it; null for a gift
    kept_method     bigint,                   -- what renewals are charged to; null when nothing was kept
    disputed        bigint,                   -- the dispute of a payment of it that is not decided; it rests meanwhile
    gift            bigint,                   -- the gift it came from; null when it is paid by the member
    idempotency_key text        NOT NULL,
    fingerprint_high bigint     NOT NULL,
    fingerprint_low bigint      NOT NULL,
    status          text        NOT NULL
        CHECK (status IN ('pending', 'active', 'past_due', 'paused', 'refunding', 'ended')),
    tier            bigint      NOT NULL REFERENCES membership_tier (number),
    price           bigint      NOT NULL,
    worth           bigint      NOT NULL,
    anchor          date        NOT NULL,
    period_start    date        NOT NULL,
    period_end      date        NOT NULL,
    net_micros      bigint      NOT NULL,
    creator_micros  bigint      NOT NULL,
    days            integer     NOT NULL,
    served          integer     NOT NULL,
    at_period_end   text        NOT NULL,
    next_tier       bigint,
    next_price      bigint      NOT NULL,
    pause_months    integer     NOT NULL,
    paused_until    date,
    attempts        integer     NOT NULL,
    retry_on        date,
    grace_ends      date,
    streak_start    date        NOT NULL,
    open_bill       bigint,
    end_reason      text,
    work_on         date,                     -- first business day with something to do; null when there is nothing
    created_at      timestamptz NOT NULL,     -- business clock
    ended_at        timestamptz,
    UNIQUE (member, idempotency_key)
);
CREATE UNIQUE INDEX membership_one_open ON membership (creator, member) WHERE status <> 'ended';
CREATE INDEX membership_of_member ON membership (member, number);
CREATE INDEX membership_of_creator ON membership (creator, number);
CREATE INDEX membership_work ON membership (work_on, number) WHERE work_on IS NOT NULL;

-- What a membership asked its member to pay. Minor units.
CREATE TABLE membership_bill (
    number         bigint      PRIMARY KEY,
    membership     bigint      NOT NULL REFERENCES membership (number),
    member         bigint      NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('join', 'renewal', 'upgrade', 'resumption')),
    tier           bigint      NOT NULL,
    price          bigint      NOT NULL,      -- a month in the tier
    credit         bigint      NOT NULL,      -- of it, what was left of the month before
    amount         bigint      NOT NULL CHECK (amount > 0),
    tax            bigint      NOT NULL,
    fee            bigint      NOT NULL,
    currency       text        NOT NULL,
    payment_method text        NOT NULL,
    share_ppm      integer     NOT NULL,
    share_reason   text        NOT NULL,
    terms_version  integer     NOT NULL,
    attempt        integer     NOT NULL,
    status         text        NOT NULL CHECK (status IN ('open', 'paid', 'unpaid')),
    reason         text,
    business_day   date        NOT NULL,
    created_at     timestamptz NOT NULL,
    decided_at     timestamptz,
    charge         bigint,                    -- the charge that it became
    entry_id       uuid,
    entry_sequence bigint
);
CREATE INDEX membership_bill_of ON membership_bill (membership, number);

-- The unearned part on its way back: one row for each payment that some of it goes back to.
CREATE TABLE membership_refund (
    number      bigint      PRIMARY KEY,
    owner       bigint      NOT NULL,         -- the membership or gift whose debt shrinks
    charge      bigint      NOT NULL,         -- the payment it goes back to
    refund      bigint,                       -- the refund of that payment, once it is asked for
    amount      bigint      NOT NULL,         -- minor units
    net_micros  bigint      NOT NULL,
    tax_micros  bigint      NOT NULL,
    status      text        NOT NULL CHECK (status IN ('open', 'paid', 'failed')),
    whole       boolean     NOT NULL,         -- all of a payment that nobody waited for any more
    created_at  timestamptz NOT NULL,
    decided_at  timestamptz,
    attempts    integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz
);
CREATE INDEX membership_refund_of ON membership_refund (owner);
CREATE INDEX membership_refund_open ON membership_refund (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Memberships that somebody gives to others: one payment, any number of places.
CREATE TABLE membership_gift (
    number         bigint      PRIMARY KEY,
    giver          bigint      NOT NULL,
    creator        bigint      NOT NULL,
    tier           bigint      NOT NULL,
    live           bigint,                    -- the room whose viewers may get them; null for named receivers
    places         integer     NOT NULL CHECK (places BETWEEN 1 AND 100),
    price          bigint      NOT NULL,      -- of one
    tax            bigint      NOT NULL,      -- of all
    fee            bigint      NOT NULL,
    market         text        NOT NULL,
    currency       text        NOT NULL,
    payment_method text        NOT NULL,
    share_ppm      integer     NOT NULL,
    share_reason   text        NOT NULL,
    anonymous      boolean     NOT NULL,
    seed           bytea       NOT NULL,      -- drawn before anybody paid, told after the draw
    commitment     text        NOT NULL,      -- its SHA-256, told at once
    named          bigint[]    NOT NULL,
    candidates     integer,                   -- how many could have been drawn
    charge         bigint,
    status         text        NOT NULL CHECK (status IN ('open', 'paid', 'drawn', 'done', 'unpaid')),
    reason         text,
    given          integer     NOT NULL DEFAULT 0,
    idempotency_key text       NOT NULL,
    fingerprint_high bigint    NOT NULL,
    fingerprint_low bigint     NOT NULL,
    business_day   date        NOT NULL,
    created_at     timestamptz NOT NULL,
    decided_at     timestamptz,
    attempts       integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    UNIQUE (giver, idempotency_key)
);
CREATE INDEX membership_gift_open ON membership_gift (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE membership_gift_place (
    gift       bigint  NOT NULL REFERENCES membership_gift (number),
    place      integer NOT NULL,              -- from 0
    receiver   bigint  NOT NULL,
    membership bigint  NOT NULL,
    ticket     text    NOT NULL,              -- what the draw sorted by, hexadecimal
    net_micros bigint  NOT NULL,
    PRIMARY KEY (gift, place),
    UNIQUE (gift, receiver)
);

-- Who watched the room while a gift was drawn; each instance tells of its own viewers.
CREATE TABLE membership_gift_candidate (
    gift        bigint NOT NULL REFERENCES membership_gift (number),
    user_number bigint NOT NULL,
    PRIMARY KEY (gift, user_number)
);
