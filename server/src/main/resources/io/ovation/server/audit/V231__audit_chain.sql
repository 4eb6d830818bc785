-- The lines of the audit log as a chain: each hash covers the line and the hash before it, so nobody changes, removes or
-- slips in a line without breaking all that follow. A line gets its place when its transaction commits: the deferred trigger is
-- the last thing that happens in it, so writers wait for each other only for as long as a commit takes, and cannot deadlock.
CREATE TABLE audit_chain (
    position bigint PRIMARY KEY CHECK (position > 0),
    number   bigint NOT NULL UNIQUE,
    hash     bytea  NOT NULL CHECK (octet_length(hash) = 32)
);

-- The end of the chain; locking its row is what orders writers.
CREATE TABLE audit_head (
    id       smallint PRIMARY KEY CHECK (id = 1),
    position bigint   NOT NULL,
    hash     bytea    NOT NULL
);
INSERT INTO audit_head (id, position, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- A value with its length in bytes before it, so that no two lines read the same.
CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END
$$;

CREATE FUNCTION audit_hash(former bytea, line audit_log) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(
        audit_part(encode(former, 'hex')) || audit_part(line.number::text)
            || audit_part((extract(epoch FROM line.at) * 1000000)::bigint::text)
            || audit_part(line.actor_kind) || audit_part(line.actor) || audit_part(line.roles) || audit_part(line.action)
            || audit_part(line.subject) || audit_part(line.details) || audit_part(line.status::text)
            || audit_part(line.request_id), 'UTF8'))
$$;

CREATE FUNCTION audit_log_chains() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head audit_head;
    fresh bytea;
BEGIN
    SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
    fresh := audit_hash(head.hash, NEW);
    INSERT INTO audit_chain (position, number, hash) VALUES (head.position + 1, NEW.number, fresh);
    UPDATE audit_head SET position = head.position + 1, hash = fresh WHERE id = 1;
    RETURN NULL;
END $$;

-- Lines of before, in the order in which they were numbered.
DO $$
DECLARE
    line audit_log;
    head audit_head;
    fresh bytea;
BEGIN
    SELECT * INTO STRICT head FROM audit_head WHERE id = 1;
    FOR line IN SELECT * FROM audit_log ORDER BY number LOOP
        fresh := audit_hash(head.hash, line);
        INSERT INTO audit_chain (position, number, hash) VALUES (head.position + 1, line.number, fresh);
        head.position := head.position + 1;
        head.hash := fresh;
    END LOOP;
    UPDATE audit_head SET position = head.position, hash = head.hash WHERE id = 1;
END $$;

CREATE CONSTRAINT TRIGGER audit_log_chained AFTER INSERT ON audit_log
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_log_chains();

CREATE TRIGGER audit_chain_rows BEFORE UPDATE OR DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();
CREATE TRIGGER audit_chain_whole BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
