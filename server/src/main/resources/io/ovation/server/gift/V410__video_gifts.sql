-- Gifts under videos: a projection of the books, written by VideoGiftProjection only, and built again from nothing at will.
CREATE TABLE video_gifts (
    id                uuid        PRIMARY KEY,
    entry_sequence    bigint      NOT NULL,
    batch_sequence    bigint      NOT NULL,
    batch_hash        bytea       NOT NULL,
    video             bigint      NOT NULL,
    creator           bigint      NOT NULL,
    sender            bigint      NOT NULL,
    anonymous         boolean     NOT NULL,
    promotional       boolean     NOT NULL,
    gift              integer     NOT NULL,
    count             integer     NOT NULL,
    coins             bigint      NOT NULL,
    at                timestamptz NOT NULL,
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
CREATE INDEX video_gifts_of_video ON video_gifts (video, entry_sequence DESC);

CREATE TABLE video_gift_totals (
    video bigint PRIMARY KEY,
    gifts bigint NOT NULL,
    coins bigint NOT NULL
);
