-- What happened, as the transaction of the fact wrote it down; it moves to the log as soon as that has committed.
-- Numbers are given before a transaction commits, so a reader of this table could miss some: nobody but the sequencer reads it.
CREATE TABLE event_outbox (
    number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id      uuid        NOT NULL,
    type    text        NOT NULL,
    subject text        NOT NULL,
    at      timestamptz NOT NULL,
    data    text        NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The log: positions have no gaps and become visible in order, so whoever has read up to one has missed nothing.
CREATE TABLE event_log (
    position   bigint      PRIMARY KEY,
    id         uuid        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    sequence   bigint      NOT NULL,
    at         timestamptz NOT NULL,
    data       text        NOT NULL,
    written_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX event_log_id ON event_log (id);
CREATE INDEX event_log_subject ON event_log (subject, position);

-- How far each subject has been counted.
CREATE TABLE event_subject (
    subject text   PRIMARY KEY,
    last    bigint NOT NULL
);

-- The newest position; whoever moves events from the outbox to the log has this row locked.
CREATE TABLE event_head (
    id       integer PRIMARY KEY,
    position bigint  NOT NULL
);

INSERT INTO event_head (id, position) VALUES (1, 0);

-- Up to which batch of the books each teller has told what happened. It stays when projections are built again, so that
-- nothing is told twice.
CREATE TABLE event_told (
    teller   text   PRIMARY KEY,
    sequence bigint NOT NULL
);

-- Who carries events outside at the moment, of several servers on one database.
CREATE TABLE event_lease (
    name    text        PRIMARY KEY,
    holder  text        NOT NULL,
    expires timestamptz NOT NULL
);

-- How far each carrier that has no rows of its own has come.
CREATE TABLE event_cursor (
    name     text   PRIMARY KEY,
    position bigint NOT NULL
);
