package io.ovation.server.clock;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Principal;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Test clocks and what was asked of them, in SQL. Blocking; any thread. */
@ApplicationScoped
class TestClocks {
    /** How far one move may go. */
    static final Duration FARTHEST = Duration.ofDays(366);

    private static final String WITH_LAST = """
            SELECT c.number, c.name, c.created_at, a.number AS move, a.from_time, a.to_time, a.target_offset_millis, a.done_at
            FROM test_clock c LEFT JOIN LATERAL
                (SELECT * FROM test_clock_advance m WHERE m.test_clock = c.number ORDER BY m.number DESC LIMIT 1) a ON true
            """;

    private final Database database;
    private final Clocks clocks;

    TestClocks(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** Writes a new one down. */
    static TestClock create(Handle handle, Principal owner, String name, Instant wall) {
        TestClock clock = new TestClock(Numbers.next(), name, wall, null);
        handle.createUpdate("""
                        INSERT INTO test_clock (number, principal, name, created_at)
                        VALUES (:number, :principal, :name, :at)""")
                .bind("number", clock.number())
                .bind("principal", owner.principal())
                .bind("name", name)
                .bind("at", wall)
                .execute();
        return clock;
    }

    /** The owner's clock; {@code not_found} for anybody else's. */
    TestClock get(Principal owner, long number) {
        return database.withHandle(handle -> handle.createQuery(
                                WITH_LAST + "WHERE c.number = :number AND c.principal = :principal")
                        .bind("number", number)
                        .bind("principal", owner.principal())
                        .map(TestClocks::row)
                        .findOne())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such test clock"));
    }

    /** The owner's clocks, newest first. */
    Page<TestClock> page(Principal owner, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<TestClock> rows = database.withHandle(handle -> handle.createQuery(WITH_LAST + """
                        WHERE c.principal = :principal AND c.number < :before ORDER BY c.number DESC LIMIT :limit""")
                .bind("principal", owner.principal())
                .bind("before", key == null ? Long.MAX_VALUE : key[0])
                .bind("limit", limit + 1)
                .map(TestClocks::row)
                .list());
        return Page.of(rows, limit, last -> Cursor.of(last.number()));
    }

    /**
     * Writes down that time is to move; the same key again is the same move. Moves that are still under way are counted in, so
     * two of one day each make two days, on however many servers they were asked for.
     *
     * @param asked fingerprint of what is asked
     * @param target from the offset of the business clock to the one it shall have
     */
    TestClock.Move move(TestClock clock, String key, Fingerprint asked, UnaryOperator<Duration> target) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO business_clock (id, offset_millis) VALUES (1, 0)
                            ON CONFLICT (id) DO NOTHING""").execute();
            long kept = handle.createQuery("SELECT offset_millis FROM business_clock WHERE id = 1 FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            Optional<TestClock.Move> before = moveOf(handle, clock, key, asked);
            if (before.isPresent()) {
                return before.get();
            }
            long underWay =
                    handle.createQuery("""
                            SELECT COALESCE(MAX(target_offset_millis), :kept) FROM test_clock_advance
                            WHERE done_at IS NULL""").bind("kept", kept).mapTo(Long.class).one();
            Instant wall = clocks.wall();
            Duration from = Duration.ofMillis(Math.max(kept, underWay));
            Duration to = target.apply(from);
            TestClock.Move move = new TestClock.Move(Numbers.next(), wall.plus(from), wall.plus(to), to, null);
            insert(handle, clock, key, asked, move, wall);
            return move;
        });
    }

    private static Optional<TestClock.Move> moveOf(Handle handle, TestClock clock, String key, Fingerprint asked) {
        return handle.createQuery("""
                        SELECT number AS move, from_time, to_time, target_offset_millis, done_at, fingerprint_high,
                            fingerprint_low
                        FROM test_clock_advance WHERE test_clock = :clock AND idempotency_key = :key""")
                .bind("clock", clock.number())
                .bind("key", key)
                .map((row, context) -> {
                    if (!asked.equals(
                            new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")))) {
                        throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                                .field("Idempotency-Key")
                                .cure("Use a new key for a new move");
                    }
                    return move(row);
                })
                .findOne();
    }

    private static void insert(
            Handle handle, TestClock clock, String key, Fingerprint asked, TestClock.Move move, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO test_clock_advance (number, test_clock, idempotency_key, fingerprint_high,
                            fingerprint_low, from_time, to_time, target_offset_millis, asked_at, next_attempt_at)
                        VALUES (:number, :clock, :key, :high, :low, :from, :to, :target, :wall, :next)""")
                .bind("number", move.number())
                .bind("clock", clock.number())
                .bind("key", key)
                .bind("high", asked.high())
                .bind("low", asked.low())
                .bind("from", move.from())
                .bind("to", move.to())
                .bind("target", move.target().toMillis())
                .bind("wall", wall)
                .bind("next", wall.plus(TestClockMoves.QUIET))
                .execute();
    }

    /** A move by its number. */
    TestClock.Move move(long number) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT number AS move, from_time, to_time, target_offset_millis, done_at
                        FROM test_clock_advance WHERE number = :number""")
                .bind("number", number)
                .map((row, context) -> move(row))
                .one());
    }

    /** Somebody is at it: nobody else need look for a while. */
    void underWay(long number) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE test_clock_advance SET next_attempt_at = :next WHERE number = :number AND done_at IS NULL")
                .bind("number", number)
                .bind("next", clocks.wall().plus(TestClockMoves.QUIET))
                .execute());
    }

    /** The time is reached and what fell due is done. */
    void done(long number) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE test_clock_advance SET done_at = :at, next_attempt_at = NULL
                        WHERE number = :number AND done_at IS NULL""")
                .bind("number", number)
                .bind("at", clocks.wall())
                .execute());
    }

    static Fingerprint fingerprint(@Nullable Object days, @Nullable Object to) {
        return Fingerprints.of("test-clock-advance", days, to);
    }

    private static TestClock row(ResultSet row, StatementContext context) throws SQLException {
        row.getLong("move");
        boolean hasMoved = !row.wasNull();
        return new TestClock(
                row.getLong("number"),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                hasMoved ? move(row) : null);
    }

    private static TestClock.Move move(ResultSet row) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        return new TestClock.Move(
                row.getLong("move"),
                row.getTimestamp("from_time").toInstant(),
                row.getTimestamp("to_time").toInstant(),
                Duration.ofMillis(row.getLong("target_offset_millis")),
                done == null ? null : done.toInstant());
    }
}
