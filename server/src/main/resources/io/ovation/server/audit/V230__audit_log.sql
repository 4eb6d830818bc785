-- Who saw and did what. Rows are only ever added: the triggers below refuse everything else, to the application too.
CREATE TABLE audit_log (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(), -- wall clock
    actor_kind  text        NOT NULL CHECK (actor_kind IN ('guest', 'user', 'staff', 'platform', 'system')),
    actor       text        NOT NULL,
    roles       text        NOT NULL,
    action      text        NOT NULL,
    subject     text        NOT NULL,
    details     text        NOT NULL, -- a JSON object of texts
    status      integer,              -- of the HTTP answer, for requests
    request_id  text
);
CREATE INDEX audit_log_actor ON audit_log (actor, number);
CREATE INDEX audit_log_action ON audit_log (action, number);
CREATE INDEX audit_log_subject ON audit_log (subject, number);

CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to';
END $$;

CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();
CREATE TRIGGER audit_log_whole BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
