-- Files of rates that were taken in.
CREATE TABLE fx_file (
    number      bigint      PRIMARY KEY,
    sha256      text        NOT NULL UNIQUE,
    format      text        NOT NULL CHECK (format IN ('ovation', 'ecb')),
    source      text        NOT NULL,
    rates       integer     NOT NULL, -- how many it holds
    new_rates   integer     NOT NULL, -- how many of them were not known before, or other than before
    first_day   date        NOT NULL,
    last_day    date        NOT NULL,
    uploaded_by bigint      NOT NULL,
    uploaded_at timestamptz NOT NULL  -- business clock
);

-- One unit of base costs so many units of quote on a day. A correction is a new revision; the highest is in force.
CREATE TABLE fx_rate (
    base     text           NOT NULL,
    quote    text           NOT NULL CHECK (quote <> base),
    day      date           NOT NULL,
    revision integer        NOT NULL,
    rate     numeric(24,12) NOT NULL CHECK (rate > 0),
    source   text           NOT NULL,
    file     bigint         REFERENCES fx_file (number), -- null: said by a person
    set_by   bigint         NOT NULL,
    set_at   timestamptz    NOT NULL, -- business clock
    PRIMARY KEY (base, quote, day, revision)
);
CREATE INDEX fx_rate_by_day ON fx_rate (day);
