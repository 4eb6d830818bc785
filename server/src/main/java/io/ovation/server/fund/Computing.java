package io.ovation.server.fund;

import io.ovation.economics.Stream;
import io.ovation.server.earning.MaturityDays;
import io.ovation.server.store.Database;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The second step of a run: from the frozen inputs to every creator's share, and the difference to the run before. Looks at
 * nothing but what was frozen, so it gives the same whenever and wherever it is done again.
 */
@ApplicationScoped
class Computing {
    private static final int SEND_AFTER_ROWS = 10_000;
    private static final long TELL_EVERY = 20_000;

    private final FundStore store;
    private final MaturityDays maturity;
    private final Database database;

    Computing(FundStore store, MaturityDays maturity, Database database) {
        this.store = store;
        this.maturity = maturity;
        this.database = database;
    }

    /** Returns whether the run is computed now; false when somebody else is at it. */
    boolean compute(FundRun run) {
        return database.inTransaction(handle -> {
            if (!FundStore.tryLock(handle, run.number())
                    || store.get(handle, run.number()).state() != RunState.FROZEN) {
                return false;
            }
            Result result = result(handle, run, true);
            write(handle, run, result);
            store.computed(handle, run.number(), result.totals);
            return true;
        });
    }

    /** What follows from the frozen inputs, computed again; with the hash of what was read. */
    Result result(Handle handle, FundRun run, boolean tells) {
        FundTerms terms = store.terms(handle, run);
        FundFormula formula = new FundFormula(terms);
        MessageDigest digest = Freezing.begun(run, terms);
        Result result = new Result();
        database.withHandle(reader -> {
            FundStore.inputs(reader.getConnection(), run.number(), (creator, reason, videos) -> {
                Freezing.hash(digest, creator, reason, videos);
                result.add(creator, reason, formula, videos);
                if (tells && result.size % TELL_EVERY == 0) {
                    store.progress(run.number(), "Computing shares", result.size, run.creators());
                }
            });
            return run.number();
        });
        if (terms.mode() == FundMode.POOL) {
            result.share(run.poolMicros(), formula);
        }
        result.sumUp();
        result.hash = Freezing.hex(digest.digest());
        return result;
    }

    private void write(Handle handle, FundRun run, Result result) {
        Map<Long, Before> before = run.run() == 0
                ? Map.of()
                : before(handle, store.runBefore(handle, run).number());
        LocalDate postingDay = Objects.requireNonNull(run.postingDay());
        RowCopy rows = new RowCopy(
                "fund_share", "run", "creator", "payable_views", "micros", "previous_micros", "matures_on", "is_open");
        for (int i = 0; i < result.size; i++) {
            long creator = result.creators[i];
            long micros = result.micros[i];
            Before was = before.getOrDefault(creator, Before.NOTHING);
            boolean differs = micros != was.micros();
            rows.put(run.number())
                    .put(creator)
                    .put(result.payable[i])
                    .put(micros)
                    .put(was.micros())
                    .put(maturesOn(creator, micros, was, postingDay))
                    .put(differs)
                    .endRow();
            result.totals.toPost += differs ? 1 : 0;
            if (i % SEND_AFTER_ROWS == 0) {
                send(handle, rows);
            }
        }
        send(handle, rows);
    }

    /** What falls goes back where it came from; what rises matures with the rest, while that is still to come. */
    private @Nullable LocalDate maturesOn(long creator, long micros, Before was, LocalDate postingDay) {
        @Nullable LocalDate known = was.maturesOn();
        if (known != null && (micros <= was.micros() || known.isAfter(postingDay))) {
            return known;
        }
        return micros == 0 ? null : postingDay.plusDays(maturity.of(creator, Stream.FUND));
    }

    private static void send(Handle handle, RowCopy rows) {
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("shares could not be kept", fault);
        }
    }

    private static Map<Long, Before> before(Handle handle, long run) {
        Map<Long, Before> before = new HashMap<>();
        handle.createQuery("""
                        SELECT creator, micros, matures_on FROM fund_share
                        WHERE run = :run AND matures_on IS NOT NULL""")
                .bind("run", run)
                .map((row, context) ->
                        Map.entry(row.getLong(1), new Before(row.getLong(2), row.getObject(3, LocalDate.class))))
                .forEach(each -> before.put(each.getKey(), each.getValue()));
        return before;
    }

    private record Before(long micros, @Nullable LocalDate maturesOn) {
        private static final Before NOTHING = new Before(0, null);
    }

    /** The creators of a run in order, with what each gets: some bytes a creator in memory. One thread. */
    static final class Result {
        private long[] creators = new long[1_024];
        private long[] payable = new long[1_024];
        private long[] weights = new long[1_024];
        private long[] micros = new long[1_024];
        private Exclusion[] reasons = new Exclusion[1_024];
        private int size;
        private final Totals totals = new Totals();
        private String hash = "";

        private void add(long creator, Exclusion reason, FundFormula formula, byte[] videos) {
            if (size == creators.length) {
                int room = 2 * size;
                creators = Arrays.copyOf(creators, room);
                payable = Arrays.copyOf(payable, room);
                weights = Arrays.copyOf(weights, room);
                micros = Arrays.copyOf(micros, room);
                reasons = Arrays.copyOf(reasons, room);
            }
            creators[size] = creator;
            reasons[size] = reason;
            for (VideoDay input : PackedVideos.read(videos)) {
                Line line = formula.line(input, reason);
                totals.add(line);
                payable[size] += line.payable();
                micros[size] += line.micros();
                if (reason == Exclusion.NONE || reason == Exclusion.DISQUALIFIED) {
                    weights[size] += formula.weight(input);
                }
            }
            size++;
        }

        private void share(long poolMicros, FundFormula formula) {
            long[] views = Arrays.copyOf(weights, size);
            long[] parts = Apportionment.divide(
                    formula.shared(poolMicros, Arrays.stream(views).sum()), views);
            long given = 0;
            for (int i = 0; i < size; i++) {
                given += parts[i];
                if (reasons[i] == Exclusion.DISQUALIFIED) {
                    totals.forfeited += parts[i];
                } else {
                    micros[i] = parts[i];
                }
            }
            totals.unspent = poolMicros - given;
        }

        private void sumUp() {
            for (int i = 0; i < size; i++) {
                totals.shares += micros[i];
                totals.paidCreators += micros[i] > 0 ? 1 : 0;
            }
        }

        Totals totals() {
            return totals;
        }

        String hash() {
            return hash;
        }

        int size() {
            return size;
        }

        /** The place of a creator; below 0 when the run does not have them. */
        int placeOf(long creator) {
            return Arrays.binarySearch(creators, 0, size, creator);
        }

        long micros(int place) {
            return micros[place];
        }
    }

    /** Sums over all creators of a run. */
    static final class Totals {
        long views;
        long payable;
        long paidCreators;
        long shares;
        long forfeited;
        long unspent;
        long toPost;
        private final Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);

        private void add(Line line) {
            views += line.input().views();
            payable += line.payable();
            line.excluded().forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
        }

        Map<String, Long> excludedByName() {
            Map<String, Long> names = new LinkedHashMap<>();
            excluded.forEach((reason, count) -> names.put(reason.text(), count));
            return names;
        }
    }
}
