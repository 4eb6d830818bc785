-- What was known of a creator, and since when. Rows are only added: the newest that was known at a moment is what held then.
CREATE TABLE programme_fact (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_number bigint      NOT NULL,
    kind        text        NOT NULL, -- followers, birth_date, residence, account_kind, views, posts
    value       text,                 -- null: no longer known
    known_at    timestamptz NOT NULL, -- by the business clock
    source      text        NOT NULL  -- platform, videos, upgrade
);
CREATE INDEX programme_fact_of ON programme_fact (user_number, kind, known_at DESC, number DESC);

INSERT INTO programme_fact (user_number, kind, value, known_at, source)
SELECT u.number, f.kind, f.value, u.created_at, 'upgrade'
FROM users u CROSS JOIN LATERAL (VALUES
    ('followers', u.followers::text), ('birth_date', u.birth_date::text), ('account_kind', u.account_type),
    ('residence', u.market)) AS f (kind, value)
WHERE f.value IS NOT NULL;

-- What a programme asks for in a market. A version never changes; another is published for days to come.
CREATE TABLE programme_criteria (
    programme          text        NOT NULL, -- creator_next, fund
    market             text        NOT NULL,
    version            integer     NOT NULL,
    in_force_from      date        NOT NULL,
    is_open            boolean     NOT NULL, -- false: announced, takes nobody yet
    min_age            integer     NOT NULL,
    min_followers      bigint      NOT NULL,
    min_views          bigint      NOT NULL,
    min_posts          bigint      NOT NULL,
    window_days        integer     NOT NULL,
    most_strike_points integer     NOT NULL,
    residences         text        NOT NULL, -- separated by commas
    account_kinds      text        NOT NULL,
    grace_days         integer     NOT NULL,
    published_by       text        NOT NULL,
    published_at       timestamptz NOT NULL,
    PRIMARY KEY (programme, market, version)
);

INSERT INTO programme_criteria
SELECT 'creator_next', market, 1, DATE '2020-01-01', market NOT IN ('CA', 'AU'), 18, 1000, 1000, 3, 30, 2, residences, 'personal', 14,
    'shipped', TIMESTAMPTZ '2020-01-01 00:00:00Z'
FROM (VALUES ('US', 'US,PR'), ('GB', 'GB'), ('DE', 'DE'), ('FR', 'FR'), ('IT', 'IT'), ('ES', 'ES'), ('CA', 'CA'), ('AU', 'AU'))
    AS m (market, residences);

INSERT INTO programme_criteria
SELECT 'fund', market, 1, DATE '2020-01-01', true, CASE market WHEN 'KR' THEN 19 ELSE 18 END, 10000, 100000, 0, 30, 2, residences,
    'personal', 0, 'shipped', TIMESTAMPTZ '2020-01-01 00:00:00Z'
FROM (VALUES ('US', 'US,PR'), ('GB', 'GB'), ('DE', 'DE'), ('FR', 'FR'), ('IT', 'IT'), ('ES', 'ES'), ('JP', 'JP'), ('KR', 'KR'),
    ('BR', 'BR'), ('MX', 'MX')) AS m (market, residences);

CREATE TABLE programme_strike (
    number      bigint      PRIMARY KEY,
    user_number bigint      NOT NULL,
    reason      text        NOT NULL,
    points      integer     NOT NULL CHECK (points > 0),
    note        text        NOT NULL,
    given_at    timestamptz NOT NULL, -- by the business clock, like all times here
    expires_on  date        NOT NULL, -- the first day on which it no longer counts
    given_by    text        NOT NULL,
    lifted_at   timestamptz,
    lifted_by   text,
    lift_reason text
);
CREATE INDEX programme_strike_of ON programme_strike (user_number, given_at);

-- Where a user stands with the programme now; what led there are the decisions.
CREATE TABLE programme_member (
    user_number  bigint      PRIMARY KEY,
    market       text        NOT NULL,
    status       text        NOT NULL, -- refused, member, at_risk, lost, left
    since        timestamptz NOT NULL,
    grace_until  date,                 -- of at_risk: lost from this day on
    evaluated_on date        NOT NULL,
    to_evaluate  boolean     NOT NULL DEFAULT FALSE -- something was learned since
);
CREATE INDEX programme_member_due ON programme_member (evaluated_on) WHERE status IN ('member', 'at_risk', 'lost');
CREATE INDEX programme_member_changed ON programme_member (user_number) WHERE to_evaluate;

CREATE TABLE programme_decision (
    number           bigint      PRIMARY KEY,
    user_number      bigint      NOT NULL,
    market           text        NOT NULL,
    criteria_version integer     NOT NULL,
    cause            text        NOT NULL, -- application, review, appeal, leaving
    outcome          text        NOT NULL, -- the status it led to
    at               timestamptz NOT NULL,
    day              date        NOT NULL,
    findings         text        NOT NULL  -- JSON, as it was explained
);
CREATE INDEX programme_decision_of ON programme_decision (user_number, number);

CREATE TABLE programme_appeal (
    number      bigint      PRIMARY KEY,
    user_number bigint      NOT NULL,
    decision    bigint      NOT NULL REFERENCES programme_decision (number),
    text        text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    status      text        NOT NULL, -- open, granted, upheld
    decided_by  bigint,
    decided_at  timestamptz,
    reason      text
);
CREATE UNIQUE INDEX programme_appeal_once ON programme_appeal (decision);
CREATE INDEX programme_appeal_open ON programme_appeal (status, number);
CREATE INDEX programme_appeal_of ON programme_appeal (user_number, number);

-- A criterion that does not count for somebody for a while, granted on appeal.
CREATE TABLE programme_waiver (
    appeal      bigint      NOT NULL REFERENCES programme_appeal (number),
    user_number bigint      NOT NULL,
    criterion   text        NOT NULL,
    granted_at  timestamptz NOT NULL,
    until       date        NOT NULL, -- the first day on which it counts again
    PRIMARY KEY (appeal, criterion)
);
CREATE INDEX programme_waiver_of ON programme_waiver (user_number);
