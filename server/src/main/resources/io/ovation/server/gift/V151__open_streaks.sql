-- Streaks whose end has not been told. No projection: it stays when gifts are built again.
CREATE TABLE gift_streak_open (
    streak  uuid   PRIMARY KEY,
    last_at bigint NOT NULL
);

CREATE INDEX gift_streak_open_over ON gift_streak_open (last_at);
