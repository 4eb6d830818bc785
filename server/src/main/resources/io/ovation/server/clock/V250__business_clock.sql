-- One row: how far business time is from wall time. No row means not at all.
CREATE TABLE business_clock (
    id            integer PRIMARY KEY CHECK (id = 1),
    offset_millis bigint  NOT NULL
);
