-- Identity checks: one row each; the newest of a person counts. What a person told is sealed.
CREATE TABLE identity_verification (
    number       bigint      PRIMARY KEY,
    person       bigint      NOT NULL,
    status       text        NOT NULL CHECK (status IN ('pending', 'verified', 'rejected')),
    sealed       text        NOT NULL,
    level        integer     NOT NULL CHECK (level BETWEEN 1 AND 2), -- asked for, then granted
    submitted_at timestamptz NOT NULL, -- business clock, like the other times here
    decided_by   bigint,
    decided_at   timestamptz,
    reason       text,
    expires_on   date
);
CREATE INDEX identity_verification_of_person ON identity_verification (person, number DESC);
CREATE UNIQUE INDEX identity_verification_open ON identity_verification (person) WHERE status = 'pending';
CREATE INDEX identity_verification_queue ON identity_verification (number) WHERE status = 'pending';

-- Documents, sealed; the row stays when the content is shredded.
CREATE TABLE identity_document (
    number       bigint      PRIMARY KEY,
    person       bigint      NOT NULL,
    verification bigint      REFERENCES identity_verification (number),
    kind         text        NOT NULL,
    media_type   text        NOT NULL,
    bytes        integer     NOT NULL,
    mark         text        NOT NULL,
    sealed       bytea,
    uploaded_at  timestamptz NOT NULL,
    shredded_at  timestamptz
);
CREATE INDEX identity_document_of_person ON identity_document (person, number);
CREATE INDEX identity_document_of_verification ON identity_document (verification);
CREATE INDEX identity_document_kept ON identity_document (uploaded_at) WHERE shredded_at IS NULL;
