package io.ovation.server.fund;

import io.ovation.server.programme.Criteria;
import io.ovation.server.programme.Screening;
import io.ovation.server.store.Database;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The first step of a run: everything its result depends on is read once, in the order of creators and videos, packed, hashed and
 * kept. From then on the run looks at nothing else. All of it is one SQL transaction, and a few hundred kilobytes of memory
 * however many videos there are, beside some bytes a creator.
 */
@ApplicationScoped
class Freezing {
    private static final int SEND_AFTER_BYTES = 1 << 20;
    private static final long TELL_EVERY = 100_000;

    private final FundStore store;
    private final Screening screening;
    private final Database database;

    Freezing(FundStore store, Screening screening, Database database) {
        this.store = store;
        this.screening = screening;
        this.database = database;
    }

    /** Returns whether the run is frozen now; false when somebody else is at it. */
    boolean freeze(FundRun run, LocalDate postingDay, Instant now) {
        return database.inTransaction(handle -> {
            if (!FundStore.tryLock(handle, run.number())
                    || store.get(handle, run.number()).state() != RunState.CREATED) {
                return false;
            }
            Intake intake = new Intake(handle.getConnection(), run, store.terms(handle, run));
            if (run.run() == 0) {
                fromFacts(handle, run, now, intake);
            } else {
                fromRunBefore(handle, run, intake);
            }
            FundStore.frozen(handle, run.number(), postingDay, now, intake.hash(), intake.videos, intake.creators);
            return true;
        });
    }

    private void fromFacts(Handle handle, FundRun run, Instant now, Intake intake) {
        // A disqualification is either seen here, or waits and then sees what was frozen.
        handle.execute("LOCK TABLE fund_disqualification IN SHARE MODE");
        store.progress(run.number(), "Counting creators", 0, 0);
        FundStore.Creators creators = FundStore.creatorsOf(handle, run);
        store.progress(run.number(), "Looking at the criteria", 0, creators.numbers().length);
        BitSet eligible = screening.eligible(handle, Criteria.FUND, creators.numbers(), run.day(), now);
        Set<Long> disqualified = new HashSet<>(FundStore.disqualified(handle, run.day()));
        FactStream facts = new FactStream(store.terms(handle, run).mode() == FundMode.REWARDS, run);
        long[] numbers = creators.numbers();
        int[] place = {-1};
        long[] done = {0};
        database.withHandle(reader -> {
            facts.read(reader.getConnection(), (creator, day) -> {
                while (place[0] < 0 || numbers[place[0]] < creator) {
                    place[0]++;
                }
                Exclusion reason = !eligible.get(place[0])
                        ? Exclusion.CREATOR_NOT_ELIGIBLE
                        : disqualified.contains(creator) ? Exclusion.DISQUALIFIED : Exclusion.NONE;
                intake.take(creator, reason, day);
                if (++done[0] % TELL_EVERY == 0) {
                    store.progress(run.number(), "Freezing views", done[0], creators.facts());
                }
            });
            return done[0];
        });
        intake.end();
        if (store.terms(handle, run).mode() == FundMode.REWARDS) {
            FundStore.addSeen(handle, run);
        }
    }

    /** The inputs of the run before, with what the correction changes. */
    private void fromRunBefore(Handle handle, FundRun run, Intake intake) {
        long before = store.runBefore(handle, run).number();
        database.withHandle(reader -> {
            FundStore.inputs(reader.getConnection(), before, (creator, reason, videos) -> {
                for (VideoDay day : PackedVideos.read(videos)) {
                    intake.take(
                            creator,
                            run.changes().reason(creator, reason),
                            run.changes().applied(day));
                }
            });
            return before;
        });
        intake.end();
    }

    /** Packs, hashes and keeps videos in the order in which they come. */
    private static final class Intake {
        private final Connection connection;
        private final FundRun run;
        private final MessageDigest digest;
        private final PackedVideos packed = new PackedVideos();
        private final RowCopy rows = new RowCopy("fund_input", "run", "creator", "reason", "videos");
        private long creator;
        private Exclusion reason = Exclusion.NONE;
        private int waiting;
        private long videos;
        private long creators;

        Intake(Connection connection, FundRun run, FundTerms terms) {
            this.connection = connection;
            this.run = run;
            this.digest = begun(run, terms);
        }

        void take(long owner, Exclusion why, VideoDay day) {
            if (owner != creator) {
                keep();
                creator = owner;
                reason = why;
            }
            packed.add(day);
            videos++;
        }

        private void keep() {
            if (packed.videos() == 0) {
                return;
            }
            byte[] bytes = packed.bytes();
            Freezing.hash(digest, creator, reason, bytes);
            rows.put(run.number()).put(creator).put(reason.number()).put(bytes).endRow();
            packed.clear();
            creators++;
            waiting += bytes.length + 32;
            if (waiting > SEND_AFTER_BYTES) {
                send();
            }
        }

        private void send() {
            try {
                rows.send(connection);
            } catch (SQLException fault) {
                throw new IllegalStateException("inputs could not be kept", fault);
            }
            waiting = 0;
        }

        void end() {
            keep();
            send();
        }

        byte[] hash() {
            return digest.digest();
        }
    }

    /** Adds a creator's frozen inputs to the hash of a run. */
    static void hash(MessageDigest digest, long creator, Exclusion reason, byte[] videos) {
        digest.update(ByteBuffer.allocate(16)
                .putLong(creator)
                .putInt(reason.number())
                .putInt(videos.length)
                .array());
        digest.update(videos);
    }

    /** A digest that begins with what the inputs are computed by. */
    static MessageDigest begun(FundRun run, FundTerms terms) {
        MessageDigest digest = sha256();
        digest.update((run.market() + " " + run.day() + " " + run.poolMicros() + " " + terms)
                .getBytes(StandardCharsets.UTF_8));
        return digest;
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
