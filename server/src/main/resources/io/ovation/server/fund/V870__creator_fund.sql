-- How each market's fund pays, by version; a version never changes.
CREATE TABLE fund_terms (
    market            text        NOT NULL,
    version           integer     NOT NULL,
    in_force_from     date        NOT NULL,
    mode              text        NOT NULL, -- pool, rewards
    formula           text        NOT NULL,
    pool_micros       bigint      NOT NULL CHECK (pool_micros >= 0),
    close_after_hours integer     NOT NULL CHECK (close_after_hours >= 0),
    min_rate_micros   bigint      NOT NULL,
    max_rate_micros   bigint      NOT NULL,
    unpaid_views      bigint      NOT NULL,
    min_video_seconds integer     NOT NULL,
    published_by      text        NOT NULL,
    published_at      timestamptz NOT NULL,
    PRIMARY KEY (market, version),
    CHECK (min_rate_micros BETWEEN 0 AND max_rate_micros)
);

INSERT INTO fund_terms
SELECT market, 1, DATE '2020-01-01', mode, mode || '-1', pool, 6, 400, 1000, CASE mode WHEN 'rewards' THEN 1000 ELSE 0 END,
    CASE mode WHEN 'rewards' THEN 60 ELSE 0 END, 'shipped', TIMESTAMPTZ '2020-01-01 00:00:00Z'
FROM (VALUES ('US', 'pool', 10000000), ('GB', 'pool', 3000000), ('DE', 'pool', 3000000), ('FR', 'pool', 2400000),
    ('IT', 'pool', 1800000), ('ES', 'pool', 1800000), ('JP', 'rewards', 0), ('KR', 'rewards', 0), ('BR', 'rewards', 0),
    ('MX', 'rewards', 0)) AS t (market, mode, pool);

-- One run of the close of a market's day. Run 0 is the close itself, the others correct it.
CREATE TABLE fund_run (
    number            bigint      PRIMARY KEY,
    market            text        NOT NULL,
    day               date        NOT NULL,
    run               integer     NOT NULL,
    cause             bigint      NOT NULL, -- the approved proposal; 0 for the close itself
    changes           text        NOT NULL, -- JSON: what a correction changes
    reason            text        NOT NULL,
    terms_version     integer     NOT NULL,
    pool_micros       bigint      NOT NULL,
    state             text        NOT NULL, -- created, frozen, computed, closed
    created_at        timestamptz NOT NULL, -- by the business clock, like all times here
    frozen_at         timestamptz,
    posting_day       date,                 -- the day of its entries
    closed_at         timestamptz,
    input_hash        bytea,
    videos            bigint      NOT NULL DEFAULT 0,
    creators          bigint      NOT NULL DEFAULT 0,
    views             bigint      NOT NULL DEFAULT 0,
    payable_views     bigint      NOT NULL DEFAULT 0,
    excluded          text        NOT NULL DEFAULT '{}', -- JSON: views by reason
    paid_creators     bigint      NOT NULL DEFAULT 0,
    shares_micros     bigint      NOT NULL DEFAULT 0,
    forfeited_micros  bigint      NOT NULL DEFAULT 0,
    unspent_micros    bigint      NOT NULL DEFAULT 0,
    to_post           bigint      NOT NULL DEFAULT 0,
    posted            bigint      NOT NULL DEFAULT 0,
    posted_micros     bigint      NOT NULL DEFAULT 0,    -- with its sign: shares raised less shares reduced
    step              text        NOT NULL DEFAULT '',   -- progress, for people
    step_done         bigint      NOT NULL DEFAULT 0,
    step_total        bigint      NOT NULL DEFAULT 0,
    fault             text,
    UNIQUE (market, day, run),
    UNIQUE (market, day, cause)
);
CREATE INDEX fund_run_open ON fund_run (number) WHERE state <> 'closed';
CREATE INDEX fund_run_closed ON fund_run (number) WHERE state = 'closed';

-- What a run was computed from, frozen: one row a creator, the videos packed (see PackedVideos).
CREATE TABLE fund_input (
    run     bigint   NOT NULL,
    creator bigint   NOT NULL,
    reason  integer  NOT NULL, -- why the creator's views do not count; 0 when they do
    videos  bytea    NOT NULL,
    PRIMARY KEY (run, creator)
);

-- What followed for each creator.
CREATE TABLE fund_share (
    run             bigint  NOT NULL,
    creator         bigint  NOT NULL,
    payable_views   bigint  NOT NULL,
    micros          bigint  NOT NULL,
    previous_micros bigint  NOT NULL, -- of the run before
    matures_on      date,             -- null where nothing was ever due
    is_open         boolean NOT NULL, -- the difference is not posted yet
    PRIMARY KEY (run, creator)
);
CREATE INDEX fund_share_open ON fund_share (run, creator) WHERE is_open;
CREATE INDEX fund_share_of ON fund_share (creator, run DESC);

-- Rewards mode: how many views of a video counted on days closed so far.
CREATE TABLE fund_seen (
    market    text   NOT NULL,
    video     bigint NOT NULL,
    qualified bigint NOT NULL,
    PRIMARY KEY (market, video)
);

-- Who gets nothing for which days, whether they are closed already or not.
CREATE TABLE fund_disqualification (
    number    bigint      PRIMARY KEY, -- of the approved proposal
    creator   bigint      NOT NULL,
    first_day date        NOT NULL,
    last_day  date        NOT NULL,
    reason    text        NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX fund_disqualification_of ON fund_disqualification (creator);
