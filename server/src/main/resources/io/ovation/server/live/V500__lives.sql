-- Shows. Likes and the highest number of viewers are written now and then while a show runs, and at its end.
CREATE TABLE lives (
    number       bigint      PRIMARY KEY,
    creator      bigint      NOT NULL,
    title        text        NOT NULL,
    stream_url   text,
    theme        text,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    likes        bigint      NOT NULL DEFAULT 0,
    peak_viewers integer     NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX lives_one_a_creator ON lives (creator) WHERE ended_at IS NULL;
CREATE INDEX lives_of_creator ON lives (creator, number DESC);

-- What a creator does not want to read in any of their rooms; words are separated by line feeds.
CREATE TABLE live_moderation (
    creator           bigint  PRIMARY KEY,
    blocked_words     text    NOT NULL DEFAULT '',
    slow_mode_seconds integer NOT NULL DEFAULT 0
);

-- Who may not comment in a show; no time means until it ends.
CREATE TABLE live_mutes (
    live        bigint      NOT NULL,
    user_number bigint      NOT NULL,
    until       timestamptz,
    PRIMARY KEY (live, user_number)
);
