-- Whom a creator thanks by name.
CREATE TABLE membership_shoutout (
    number     bigint      PRIMARY KEY,
    creator    bigint      NOT NULL,
    member     bigint      NOT NULL,
    membership bigint      NOT NULL,
    tier       bigint      NOT NULL,
    reason     text        NOT NULL,
    months     integer     NOT NULL,
    at         timestamptz NOT NULL,
    done_at    timestamptz,
    UNIQUE (membership, reason, months, tier)
);
CREATE INDEX membership_shoutout_waiting ON membership_shoutout (creator) WHERE done_at IS NULL;

-- Posts and videos for members. Whoever may not read one sees its title.
CREATE TABLE membership_post (
    number       bigint      PRIMARY KEY,
    creator      bigint      NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('post', 'video')),
    title        text        NOT NULL,
    body         text        NOT NULL,
    video        text,                       -- the platform's key of a video
    least_rank   integer     NOT NULL,       -- the smallest tier that may read it
    published_at timestamptz NOT NULL,
    public_at    timestamptz,                -- when everybody may; null for members only
    deleted_at   timestamptz
);
CREATE INDEX membership_post_of ON membership_post (creator, number) WHERE deleted_at IS NULL;

-- Where a creator's members of other platforms come from. The secret checks signatures, so it has to be readable.
CREATE TABLE membership_source (
    number     bigint      PRIMARY KEY,
    creator    bigint      NOT NULL,
    platform   text        NOT NULL CHECK (platform IN ('patreon', 'kofi')),
    secret     text,
    tiers      jsonb       NOT NULL,         -- our tier by the name of theirs
    otherwise  bigint,                       -- our tier for names that are not there; null: no perks
    created_at timestamptz NOT NULL,
    UNIQUE (creator, platform)
);

-- Members of other platforms, as last told. Addresses of people are kept as keyed hashes, with a hint for the creator.
CREATE TABLE membership_external (
    number      bigint      PRIMARY KEY,
    source      bigint      NOT NULL REFERENCES membership_source (number),
    creator     bigint      NOT NULL,
    platform    text        NOT NULL,
    external_id text        NOT NULL,        -- theirs of the member
    name        text        NOT NULL,
    email_hash  text,
    email_hint  text,
    user_number bigint,                      -- who that is here; null until somebody says
    tier_name   text        NOT NULL,
    tier        bigint,                      -- ours; null without perks
    amount      bigint,                      -- minor units a month
    currency    text,
    status      text        NOT NULL CHECK (status IN ('active', 'declined', 'former')),
    since       date        NOT NULL,
    ends_on     date,                        -- first day that is not paid, where they say so
    told_at     timestamptz NOT NULL,        -- when it was so, by them: what is older changes nothing
    UNIQUE (source, external_id)
);
CREATE INDEX membership_external_user ON membership_external (creator, user_number) WHERE user_number IS NOT NULL;
CREATE INDEX membership_external_of ON membership_external (creator, number);
CREATE INDEX membership_external_email ON membership_external (email_hash) WHERE email_hash IS NOT NULL;
