-- Videos, as the platform or their creators tell of them. A deleted one keeps its row: facts and earnings name it for ever.
CREATE TABLE video (
    number             bigint      PRIMARY KEY,
    external_id        text        NOT NULL UNIQUE,
    creator            bigint      NOT NULL,
    title              text        NOT NULL,
    hashtags           text[]      NOT NULL DEFAULT '{}',
    sound              text,
    length_seconds     integer     NOT NULL,
    media_url          text,
    sponsored          boolean     NOT NULL DEFAULT false,
    paid_promotion     boolean     NOT NULL DEFAULT false,
    audience           text        NOT NULL DEFAULT 'everyone',
    early_access_until timestamptz,
    created_at         timestamptz NOT NULL,
    published_at       timestamptz,
    deleted_at         timestamptz,
    CHECK (audience IN ('everyone', 'members')),
    CHECK (length_seconds > 0)
);

CREATE INDEX video_of_creator ON video (creator, number DESC);
CREATE INDEX video_published ON video (published_at DESC, number DESC) WHERE published_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX video_hashtags ON video USING gin (hashtags);

-- What happened to a video on a day of a market, by where the viewers came from. The day is the market's own (its zone). Every
-- view is either qualified or excluded for exactly one reason. Rows of a closed day never change again.
CREATE TABLE video_day_fact (
    video                   bigint  NOT NULL,
    day                     date    NOT NULL,
    market                  text    NOT NULL,
    source                  text    NOT NULL,
    creator                 bigint  NOT NULL,
    views                   bigint  NOT NULL DEFAULT 0,
    qualified_views         bigint  NOT NULL DEFAULT 0,
    excluded_own            bigint  NOT NULL DEFAULT 0,
    excluded_paid           bigint  NOT NULL DEFAULT 0,
    excluded_short          bigint  NOT NULL DEFAULT 0,
    excluded_repeat         bigint  NOT NULL DEFAULT 0,
    excluded_same_device    bigint  NOT NULL DEFAULT 0,
    excluded_fraud          bigint  NOT NULL DEFAULT 0,
    likes                   bigint  NOT NULL DEFAULT 0,
    comments                bigint  NOT NULL DEFAULT 0,
    shares                  bigint  NOT NULL DEFAULT 0,
    watch_seconds           bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (video, day, market, source),
    CHECK (views = qualified_views + excluded_own + excluded_paid + excluded_short + excluded_repeat
                   + excluded_same_device + excluded_fraud),
    CHECK (qualified_views >= 0 AND excluded_fraud >= 0)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- Rows come in the order of days, so a few pages of ranges find a whole day for the fund's close.
CREATE INDEX video_day_fact_day ON video_day_fact USING brin (day) WITH (pages_per_range = 32, autosummarize = on);

-- Days with facts. One that has closed_at takes no more events: closed by whoever needs it frozen (the fund), or by time.
CREATE TABLE engagement_day (
    market    text        NOT NULL,
    day       date        NOT NULL,
    closed_at timestamptz,
    closed_by text,
    PRIMARY KEY (market, day),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX engagement_day_open ON engagement_day (day) WHERE closed_at IS NULL;

-- The head of the intake's log: whoever adds to the facts holds this row, so that all instances add one after the other.
CREATE TABLE engagement_head (
    id       integer PRIMARY KEY CHECK (id = 1),
    sequence bigint  NOT NULL
);
INSERT INTO engagement_head (id, sequence) VALUES (1, 0);

-- Fingerprints (16 bytes each) of what was counted, one row a commit and day. A partition a day, made by the intake when the first
-- event of a day comes and dropped when the day has closed in all markets.
CREATE TABLE engagement_seen (
    day      date   NOT NULL,
    sequence bigint NOT NULL,
    keys     bytea  NOT NULL,
    PRIMARY KEY (day, sequence)
) PARTITION BY LIST (day);
ALTER TABLE engagement_seen ALTER COLUMN keys SET STORAGE EXTERNAL;

-- Which record of a Kafka partition comes next; moves in the transaction of the facts.
CREATE TABLE engagement_offset (
    topic       text    NOT NULL,
    part        integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, part)
);

-- What was not counted, by reason and day of arrival (UTC).
CREATE TABLE engagement_refusal (
    day    date   NOT NULL,
    reason text   NOT NULL,
    events bigint NOT NULL,
    PRIMARY KEY (day, reason)
);

-- Records of Kafka that could not be counted: nobody waits for an answer there, so they are kept to be looked at.
CREATE TABLE engagement_dead_letter (
    topic   text        NOT NULL,
    part    integer     NOT NULL,
    place   bigint      NOT NULL,
    item    integer     NOT NULL,
    at      timestamptz NOT NULL,
    reason  text        NOT NULL,
    payload bytea       NOT NULL,
    PRIMARY KEY (topic, part, place, item)
);
