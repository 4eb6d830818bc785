-- Everything here is a projection of the books: written by GiftProjection only, and built again from nothing at will.

-- Gifts that have arrived. The id of a big gift is that of its hold, which is what its sender was told.
CREATE TABLE gifts (
    id                uuid        PRIMARY KEY,
    entry             uuid        NOT NULL,
    entry_sequence    bigint      NOT NULL,
    batch_sequence    bigint      NOT NULL,
    batch_hash        bytea       NOT NULL,
    live              bigint      NOT NULL,
    creator           bigint      NOT NULL,
    sender            bigint      NOT NULL,
    anonymous         boolean     NOT NULL,
    promotional       boolean     NOT NULL,
    gift              integer     NOT NULL,
    count             integer     NOT NULL,
    coins             bigint      NOT NULL,
    at                timestamptz NOT NULL,
    streak            uuid,
    paid_currency     integer     NOT NULL,
    revenue_micros    bigint      NOT NULL,
    tax_micros        bigint      NOT NULL,
    fee_micros        bigint      NOT NULL,
    earnings_currency integer     NOT NULL,
    creator_micros    bigint      NOT NULL,
    reserve_micros    bigint      NOT NULL,
    diamond_units     bigint      NOT NULL,
    matures_on        date        NOT NULL
);

CREATE INDEX gifts_of_live ON gifts (live, entry_sequence DESC);

-- Big gifts on their way, arrived or taken back.
CREATE TABLE gift_holds (
    hold        bigint      PRIMARY KEY,
    id          uuid        NOT NULL UNIQUE,
    live        bigint      NOT NULL,
    sender      bigint      NOT NULL,
    anonymous   boolean     NOT NULL,
    promotional boolean     NOT NULL,
    currency    integer     NOT NULL,
    gift        integer     NOT NULL,
    count       integer     NOT NULL,
    coins       bigint      NOT NULL,
    held_on     date        NOT NULL,
    held_at     timestamptz NOT NULL,
    state       text        NOT NULL
);

CREATE INDEX gift_holds_open ON gift_holds (held_at) WHERE state = 'held';

-- Streaks by journal time; each gift of a streak names it.
CREATE TABLE gift_streaks (
    id        uuid    PRIMARY KEY,
    live      bigint  NOT NULL,
    sender    bigint  NOT NULL,
    anonymous boolean NOT NULL,
    gift      integer NOT NULL,
    count     bigint  NOT NULL,
    coins     bigint  NOT NULL,
    first_at  bigint  NOT NULL,
    last_at   bigint  NOT NULL
);

CREATE INDEX gift_streaks_latest ON gift_streaks (live, sender, gift, anonymous, last_at DESC);
CREATE INDEX gift_streaks_recent ON gift_streaks (live, last_at);

-- Who gave how much in a show, and with which entry they got there.
CREATE TABLE gift_supporters (
    live      bigint  NOT NULL,
    sender    bigint  NOT NULL,
    anonymous boolean NOT NULL,
    coins     bigint  NOT NULL,
    since     bigint  NOT NULL,
    PRIMARY KEY (live, sender, anonymous)
);

CREATE INDEX gift_supporters_top ON gift_supporters (live, coins DESC, since);

CREATE TABLE gift_totals (
    live  bigint PRIMARY KEY,
    gifts bigint NOT NULL,
    coins bigint NOT NULL
);

-- Up to which batch all of the above is.
CREATE TABLE gift_progress (
    id       integer PRIMARY KEY,
    sequence bigint  NOT NULL
);
