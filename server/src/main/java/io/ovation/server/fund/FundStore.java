package io.ovation.server.fund;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The SQL of the fund's runs. */
@ApplicationScoped
class FundStore {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final int COPY_HEADER = 19;

    private final Database database;
    private final ObjectMapper json;

    FundStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The creators of a day and how many facts there are, creators in order. */
    record Creators(long[] numbers, long facts) {}

    /**
     * A share whose difference is to be posted.
     *
     * @param previousMicros of the run before
     */
    record OpenShare(
            long creator,
            long micros,
            long previousMicros,
            @Nullable LocalDate maturesOn) {}

    /** Takes frozen inputs in the order of creators. */
    interface InputTaker {
        void take(long creator, Exclusion reason, byte[] videos);
    }

    FundRun get(long number) {
        return database.withHandle(handle -> get(handle, number));
    }

    FundRun get(Handle handle, long number) {
        return find(handle, number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such close of the fund"));
    }

    Optional<FundRun> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM fund_run WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> run(row))
                .findOne();
    }

    /** Nobody else, on any server, takes a step of this run until the transaction ends. */
    static boolean tryLock(Handle handle, long run) {
        return handle.createQuery("SELECT pg_try_advisory_xact_lock(:key)")
                .bind("key", Fingerprints.of("fund-run", run).high())
                .mapTo(Boolean.class)
                .one();
    }

    /** Opens a run, once for each market, day and cause. Returns whether it was opened now. */
    boolean open(
            Handle handle,
            String market,
            LocalDate day,
            long cause,
            Changes changes,
            String reason,
            FundTerms terms,
            Instant now) {
        Optional<FundRun> last = last(handle, market, day);
        long pool = changes.poolMicros() != null
                ? changes.poolMicros()
                : last.map(FundRun::poolMicros).orElse(terms.poolMicros());
        return handle.createUpdate("""
                        INSERT INTO fund_run (number, market, day, run, cause, changes, reason, terms_version, pool_micros,
                            state, created_at)
                        VALUES (:number, :market, :day, :run, :cause, :changes, :reason, :terms, :pool, 'created', :now)
                        ON CONFLICT DO NOTHING""")
                        .bind("number", Numbers.next())
                        .bind("market", market)
                        .bind("day", day)
                        .bind("run", last.map(each -> each.run() + 1).orElse(0))
                        .bind("cause", cause)
                        .bind("changes", text(changes))
                        .bind("reason", reason)
                        .bind("terms", last.map(FundRun::termsVersion).orElse(terms.version()))
                        .bind("pool", pool)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** The newest run of a market's day. */
    Optional<FundRun> last(Handle handle, String market, LocalDate day) {
        return handle.createQuery("""
                        SELECT * FROM fund_run WHERE market = :market AND day = :day ORDER BY run DESC LIMIT 1""")
                .bind("market", market)
                .bind("day", day)
                .map((row, context) -> run(row))
                .findOne();
    }

    /** The run that a proposal led to for a market's day. */
    Optional<FundRun> ofCause(Handle handle, long cause, String market, LocalDate day) {
        return handle.createQuery("""
                        SELECT * FROM fund_run WHERE cause = :cause AND market = :market AND day = :day""")
                .bind("cause", cause)
                .bind("market", market)
                .bind("day", day)
                .map((row, context) -> run(row))
                .findOne();
    }

    FundRun runBefore(Handle handle, FundRun run) {
        return handle.createQuery("SELECT * FROM fund_run WHERE market = :market AND day = :day AND run = :run")
                .bind("market", run.market())
                .bind("day", run.day())
                .bind("run", run.run() - 1)
                .map((row, context) -> run(row))
                .one();
    }

    /** Runs that are not at their end, in the order in which they have to be done. */
    List<FundRun> unfinished() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM fund_run WHERE state <> 'closed' ORDER BY day, market, run")
                        .map((row, context) -> run(row))
                        .list());
    }

    /** Runs, newest first, below a number; only those at their end when asked so. */
    List<FundRun> page(@Nullable String market, boolean closedOnly, long below, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM fund_run WHERE number < :below AND (NOT :closed OR state = 'closed')
                            AND (CAST(:market AS text) IS NULL OR market = :market)
                        ORDER BY number DESC LIMIT :limit""")
                .bind("below", below)
                .bind("closed", closedOnly)
                .bind("market", market)
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
    }

    FundTerms terms(Handle handle, FundRun run) {
        return handle.createQuery("SELECT * FROM fund_terms WHERE market = :market AND version = :version")
                .bind("market", run.market())
                .bind("version", run.termsVersion())
                .map((row, context) -> TermsBook.terms(row))
                .one();
    }

    static Creators creatorsOf(Handle handle, FundRun run) {
        long[][] numbers = {new long[1_024]};
        long[] counts = new long[2];
        handle.createQuery("""
                        SELECT creator, count(*) FROM video_day_fact WHERE market = :market AND day = :day
                        GROUP BY creator ORDER BY creator""")
                .bind("market", run.market())
                .bind("day", run.day())
                .setFetchSize(10_000)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .useStream(rows -> rows.forEach(row -> {
                    int place = (int) counts[0]++;
                    if (place == numbers[0].length) {
                        numbers[0] = Arrays.copyOf(numbers[0], 2 * place);
                    }
                    numbers[0][place] = row[0];
                    counts[1] += row[1];
                }));
        return new Creators(Arrays.copyOf(numbers[0], (int) counts[0]), counts[1]);
    }

    static List<Long> disqualified(Handle handle, LocalDate day) {
        return handle.createQuery("""
                        SELECT DISTINCT creator FROM fund_disqualification WHERE :day BETWEEN first_day AND last_day""").bind("day", day).mapTo(Long.class).list();
    }

    /** Rewards mode: from the next day on, this day's views count as seen before. */
    static void addSeen(Handle handle, FundRun run) {
        handle.createUpdate("""
                        INSERT INTO fund_seen AS s (market, video, qualified)
                        SELECT market, video, sum(qualified_views)::bigint FROM video_day_fact
                        WHERE market = :market AND day = :day AND qualified_views > 0 GROUP BY market, video
                        ON CONFLICT (market, video) DO UPDATE SET qualified = s.qualified + excluded.qualified""")
                .bind("market", run.market())
                .bind("day", run.day())
                .execute();
    }

    static void frozen(
            Handle handle, long run, LocalDate postingDay, Instant now, byte[] hash, long videos, long creators) {
        handle.createUpdate("""
                        UPDATE fund_run SET state = 'frozen', posting_day = :day, frozen_at = :now, input_hash = :hash,
                            videos = :videos, creators = :creators, fault = NULL
                        WHERE number = :run""")
                .bind("day", postingDay)
                .bind("now", now)
                .bind("hash", hash)
                .bind("videos", videos)
                .bind("creators", creators)
                .bind("run", run)
                .execute();
    }

    void computed(Handle handle, long run, Computing.Totals totals) {
        handle.createUpdate("""
                        UPDATE fund_run SET state = 'computed', views = :views, payable_views = :payable,
                            excluded = :excluded, paid_creators = :paid, shares_micros = :shares,
                            forfeited_micros = :forfeited, unspent_micros = :unspent, to_post = :post, step = 'Posting shares',
                            step_done = 0, step_total = :post, fault = NULL
                        WHERE number = :run""")
                .bind("views", totals.views)
                .bind("payable", totals.payable)
                .bind("excluded", text(totals.excludedByName()))
                .bind("paid", totals.paidCreators)
                .bind("shares", totals.shares)
                .bind("forfeited", totals.forfeited)
                .bind("unspent", totals.unspent)
                .bind("post", totals.toPost)
                .bind("run", run)
                .execute();
    }

    List<OpenShare> open(long run, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT creator, micros, previous_micros, matures_on FROM fund_share
                        WHERE run = :run AND is_open ORDER BY creator LIMIT :limit""")
                .bind("run", run)
                .bind("limit", limit)
                .map((row, context) -> new OpenShare(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getObject(4, LocalDate.class)))
                .list());
    }

    /** Marks a page; what somebody else marked already is not counted again. */
    void posted(long run, List<OpenShare> shares) {
        database.useTransaction(handle -> handle.createUpdate("""
                        WITH done AS (
                            UPDATE fund_share SET is_open = FALSE
                            WHERE run = :run AND creator = ANY (:creators) AND is_open
                            RETURNING micros - previous_micros AS difference)
                        UPDATE fund_run SET posted = posted + d.rows, posted_micros = posted_micros + d.micros,
                            step_done = step_done + d.rows
                        FROM (SELECT count(*) AS rows, COALESCE(sum(difference), 0)::bigint AS micros FROM done) AS d
                        WHERE number = :run""")
                .bind("run", run)
                .bindArray(
                        "creators",
                        Long.class,
                        shares.stream().map(OpenShare::creator).toArray())
                .execute());
    }

    static boolean closed(Handle handle, long run, Instant now) {
        return handle.createUpdate("""
                        UPDATE fund_run SET state = 'closed', closed_at = :now, step = '', fault = NULL
                        WHERE number = :run AND state = 'computed'""").bind("now", now).bind("run", run).execute() > 0;
    }

    /** Says how far a step is, at once and for everybody. */
    void progress(long run, String step, long done, long total) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE fund_run SET step = :step, step_done = :done, step_total = :total WHERE number = :run""")
                .bind("step", step)
                .bind("done", done)
                .bind("total", total)
                .bind("run", run)
                .execute());
    }

    void fault(long run, String why) {
        database.useTransaction(handle -> handle.createUpdate("UPDATE fund_run SET fault = :why WHERE number = :run")
                .bind("why", why)
                .bind("run", run)
                .execute());
    }

    /** Hands over a run's frozen inputs in the order of creators, by binary COPY. */
    static void inputs(Connection connection, long run, InputTaker taker) {
        try {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT creator, reason, videos FROM fund_input WHERE run = " + run
                            + " ORDER BY creator) TO STDOUT (FORMAT binary)");
            try {
                boolean isFirst = true;
                for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                    ByteBuffer row = ByteBuffer.wrap(message);
                    if (isFirst) {
                        row.position(COPY_HEADER);
                        isFirst = false;
                    }
                    if (row.remaining() > 0 && row.getShort() == 3) {
                        row.getInt();
                        long creator = row.getLong();
                        row.getInt();
                        Exclusion reason = Exclusion.of(row.getInt());
                        byte[] videos = new byte[row.getInt()];
                        row.get(videos);
                        taker.take(creator, reason, videos);
                    }
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("the frozen inputs could not be read", fault);
        }
    }

    private FundRun run(ResultSet row) throws SQLException {
        byte @Nullable [] hash = row.getBytes("input_hash");
        return new FundRun(
                row.getLong("number"),
                row.getString("market"),
                row.getObject("day", LocalDate.class),
                row.getInt("run"),
                read(row.getString("changes"), new TypeReference<>() {}),
                row.getString("reason"),
                row.getInt("terms_version"),
                row.getLong("pool_micros"),
                RunState.of(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "frozen_at"),
                row.getObject("posting_day", LocalDate.class),
                instant(row, "closed_at"),
                hash == null ? null : Freezing.hex(hash),
                row.getLong("videos"),
                row.getLong("creators"),
                row.getLong("views"),
                row.getLong("payable_views"),
                read(row.getString("excluded"), COUNTS),
                row.getLong("paid_creators"),
                row.getLong("shares_micros"),
                row.getLong("forfeited_micros"),
                row.getLong("unspent_micros"),
                row.getLong("to_post"),
                row.getLong("posted"),
                row.getLong("posted_micros"),
                row.getString("step"),
                row.getLong("step_done"),
                row.getLong("step_total"),
                row.getString("fault"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a run cannot be written as JSON", impossible);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a run holds what was never written to it", impossible);
        }
    }

    /** The frozen inputs of one creator. */
    Optional<Input> input(Handle handle, long run, long creator) {
        return handle.createQuery("SELECT reason, videos FROM fund_input WHERE run = :run AND creator = :creator")
                .bind("run", run)
                .bind("creator", creator)
                .map((row, context) ->
                        new Input(Exclusion.of(row.getInt(1)), new ArrayList<>(PackedVideos.read(row.getBytes(2)))))
                .findOne();
    }

    /** A creator's frozen inputs. */
    record Input(Exclusion reason, List<VideoDay> videos) {}
}
