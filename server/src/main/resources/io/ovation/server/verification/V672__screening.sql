-- Sanctions lists as they were imported; a newer one of the same name takes the place of the older.
CREATE TABLE screening_list (
    number      bigint      PRIMARY KEY,
    name        text        NOT NULL,
    format      text        NOT NULL,
    sha256      text        NOT NULL,
    entries     integer     NOT NULL,
    active      boolean     NOT NULL,
    imported_by bigint      NOT NULL,
    imported_at timestamptz NOT NULL -- business clock
);
CREATE UNIQUE INDEX screening_list_active ON screening_list (name) WHERE active;

CREATE TABLE screening_entry (
    list      bigint  NOT NULL REFERENCES screening_list (number),
    position  integer NOT NULL, -- in the file, from 1
    entry_id  text    NOT NULL, -- the list's own
    names     text[]  NOT NULL, -- the main one first
    births    text[]  NOT NULL, -- years or days, as the list has them
    countries text[]  NOT NULL,
    programme text,
    remarks   text,
    PRIMARY KEY (list, position)
);

-- What a person was screened with last, and against which lists: the same again needs no new look.
CREATE TABLE screening_of_person (
    person      bigint      PRIMARY KEY,
    subject     text        NOT NULL, -- a mark of the names and the date of birth
    lists       text        NOT NULL, -- which lists and rules
    screened_at timestamptz NOT NULL
);

CREATE TABLE screening_hit (
    number      bigint      PRIMARY KEY,
    person      bigint      NOT NULL,
    list        text        NOT NULL,
    entry_id    text        NOT NULL,
    entry_mark  text        NOT NULL, -- of the entry's content: a changed entry is a new hit
    subject     text        NOT NULL,
    sealed      text        NOT NULL, -- the evidence
    score_ppm   integer     NOT NULL,
    status      text        NOT NULL CHECK (status IN ('open', 'cleared', 'confirmed')),
    opened_at   timestamptz NOT NULL,
    decided_at  timestamptz,
    decided_by  text,                 -- the proposal that two people agreed on
    UNIQUE (person, list, entry_id, entry_mark, subject)
);
CREATE INDEX screening_hit_open ON screening_hit (number) WHERE status = 'open';
CREATE INDEX screening_hit_of_person ON screening_hit (person) WHERE status <> 'cleared';
