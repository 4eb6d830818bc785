-- Files of income from elsewhere that a creator handed in.
CREATE TABLE earning_import (
    number      bigint      PRIMARY KEY,
    creator     bigint      NOT NULL,
    platform    text        NOT NULL,
    sha256      text        NOT NULL,
    rows        integer     NOT NULL,
    new_rows    integer     NOT NULL, -- the others were there already
    imported_at timestamptz NOT NULL, -- business clock
    UNIQUE (creator, platform, sha256)
);

-- Income from elsewhere: no money of ours, shown apart. Amounts are micros; net = gross - fees - tax.
CREATE TABLE earning_imported (
    creator     bigint NOT NULL,
    platform    text   NOT NULL,
    reference   text   NOT NULL, -- the platform's, or made of the row
    import      bigint NOT NULL REFERENCES earning_import (number) ON DELETE CASCADE,
    day         date   NOT NULL,
    description text,
    currency    text   NOT NULL,
    gross       bigint NOT NULL,
    fees        bigint NOT NULL,
    tax         bigint NOT NULL,
    net         bigint NOT NULL CHECK (net = gross - fees - tax),
    PRIMARY KEY (creator, platform, reference)
);
CREATE INDEX earning_imported_by_day ON earning_imported (creator, day);
CREATE INDEX earning_imported_of_import ON earning_imported (import);
