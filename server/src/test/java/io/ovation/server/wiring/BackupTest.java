package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.archive.ArchivedJournal;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The built-in database backed up under load, killed, and restored to its end and to a moment: the same books each time. */
@Tag("slow")
class BackupTest {
    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
    Path scratch;

    private final List<String> lines = new ArrayList<>();
    private Path data;
    private BackupFolder backups;
    private @Nullable LocalPostgres running;
    private LedgerWriter.LedgerState newest;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void what_was_backed_up_under_load_is_restored_to_the_end_and_to_a_moment_between() throws Exception {
        data = Files.createDirectories(scratch.resolve("data"));
        backups = new BackupFolder(scratch.resolve("back up")); // with a space, as people have them
        Files.writeString(data.resolve("token.secret"), "secret\n");
        running = LocalPostgres.start(data, lines::add);
        LedgerWriter.LedgerState between;
        LedgerWriter.LedgerState late;
        LedgerWriter.LedgerState end;
        Instant moment;
        Instant lateMoment;
        try (Shard shard = open(running)) {
            post(shard, 50);
            backUpUnderLoad(shard);
            post(shard, 100);
            between = state(shard);
            Thread.sleep(20);
            moment = Instant.now();
            Thread.sleep(20);
            post(shard, 100);
            for (int i = 0; i < 6; i++) {
                sendLog();
                post(shard, 1);
            }
            backUpUnderLoad(shard);
            post(shard, 20);
            late = state(shard);
            Thread.sleep(20);
            lateMoment = Instant.now();
            Thread.sleep(20);
            post(shard, 80);
            sendLog();
            post(shard, 20);
            end = state(shard);
            kill(data);
        }
        running = null;

        Path toMoment = restore("moment", moment, null);
        assertBooks(toMoment, between);
        for (String secret : List.of("token.secret", "postgres.password")) {
            assertThat(toMoment.resolve(secret)).hasSameTextualContentAs(data.resolve(secret));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(toMoment.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        assertBooks(restore("end", null, data.resolve("postgres/pg_wal")), end);
        JournalVerifier.Report fromLogAlone = verified(restore("log", null, null));
        assertThat(fromLogAlone.finding()).isNull();
        assertThat(fromLogAlone.sequence()).isGreaterThan(between.sequence()).isLessThanOrEqualTo(end.sequence());

        aBackupOfARestoredDirectoryGoesToTheSameFolder(toMoment);
        assertBooks(restore("late", lateMoment, null), late);
        String second = backups.all().get(1).name();
        Path named = scratch.resolve("named");
        new Restoration(backups, named, second, null, null, lines::add).run();
        assertThat(verified(named).entries()).isBetween(late.entries(), end.entries());
        thePastIsDropped();
        refusals(moment);
    }

    /**
     * A restored directory is an ordinary one: it works, and backs up to where its ancestor did. Its log begins before that of the
     * backup which its ancestor had made after the moment of the restore, and outlives older ones all the same.
     */
    private void aBackupOfARestoredDirectoryGoesToTheSameFolder(Path restored) throws Exception {
        LedgerWriter.LedgerState end;
        data = restored;
        running = LocalPostgres.start(restored, lines::add);
        try (Shard shard = open(running)) {
            backUpUnderLoad(shard);
            post(shard, 20);
            sendLog();
            end = state(shard);
        }
        running.close();
        running = null;
        assertBooks(restore("again", null, null), end);
        List<BackupFolder.Backup> all = backups.all();
        assertThat(all).hasSize(3);
        assertThat(all.get(2).manifest().firstLog().substring(8))
                .isLessThan(all.get(1).manifest().firstLog().substring(8));
        newest = end;
    }

    private void thePastIsDropped() throws Exception {
        Path failed = Files.createDirectories(backups.backups().resolve("20200101T000000.000Z.new/postgres"));
        assertThat(backups.prune(2)).isEqualTo(1);
        assertThat(failed.getParent()).doesNotExist();
        assertBooks(restore("pruned", null, null), newest);
        assertThat(backups.prune(1)).isEqualTo(1);
        assertBooks(restore("pruned again", null, null), newest);
    }

    private void refusals(Instant moment) throws Exception {
        assertRefused(
                scratch.resolve("end"),
                null,
                "never overwrites",
                scratch.resolve("end").toString());
        assertRefused(scratch.resolve("new"), moment.minusSeconds(3600), "oldest backup", "later moment");
        assertRefused(scratch.resolve("new"), Instant.now().plusSeconds(3600), "ends before");

        BackupFolder.Backup backup = backups.all().getFirst();
        String last = backup.manifest().lastLog() + ".gz";
        change(backups.log().resolve(last), last, "damaged");
        Files.move(backups.log().resolve(last), scratch.resolve("aside"));
        assertRefused(scratch.resolve("new"), null, backup.manifest().lastLog(), "missing");
        Files.move(scratch.resolve("aside"), backups.log().resolve(last));

        change(backup.folder().resolve("postgres/PG_VERSION"), "PG_VERSION", "damaged");
        change(backup.folder().resolve("MANIFEST"), "no whole backup");
        assertThat(scratch.resolve("new/postgres")).doesNotExist();
    }

    private void change(Path file, String... words) throws IOException {
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 4;
        Files.write(file, bad);
        assertRefused(scratch.resolve("new"), null, words);
        Files.write(file, good);
    }

    private void assertRefused(Path into, @Nullable Instant moment, String... words) {
        assertThatThrownBy(() -> new Restoration(backups, into, null, moment, null, lines::add).run())
                .isInstanceOf(StartupRefused.class)
                .hasMessageContainingAll(words);
    }

    private void backUpUnderLoad(Shard shard) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread load = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                post(shard, 5);
            }
        });
        try (Connection connection = source(running).getConnection()) {
            new OnlineBackup(data, data.resolve("archive"), backups, lines::add).run(connection);
        } finally {
            done.set(true);
            load.join();
        }
    }

    private Path restore(String name, @Nullable Instant moment, @Nullable Path secondLog) {
        Path into = scratch.resolve(name);
        new Restoration(backups, into, null, moment, secondLog, lines::add).run();
        return into;
    }

    private void assertBooks(Path directory, LedgerWriter.LedgerState expected) {
        JournalVerifier.Report report = verified(directory);
        assertThat(report.finding()).isNull();
        assertThat(report.entries()).isEqualTo(expected.entries());
        assertThat(report.ledger().stateHash()).isEqualTo(expected.stateHash());
    }

    private JournalVerifier.Report verified(Path directory) {
        try (LocalPostgres postgres = LocalPostgres.start(directory, lines::add);
                ArchivedJournal journal = new ArchivedJournal(
                        new PostgresJournal(source(postgres)), source(postgres), directory.resolve("archive"))) {
            return JournalVerifier.verify(journal, 1, progress -> {});
        }
    }

    /** Ends the present log file and waits until it is in the backup. */
    private void sendLog() throws Exception {
        int before = backups.logFiles().size();
        try (Connection connection = source(running).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (backups.logFiles().size() == before && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** The postmaster and all its processes, with SIGKILL. */
    private static void kill(Path directory) throws Exception {
        try (Stream<String> pid = Files.lines(directory.resolve("postgres/postmaster.pid"))) {
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(pid.findFirst().orElseThrow().strip()))
                    .orElseThrow();
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle each : all) {
                each.onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }

    private Shard open(LocalPostgres postgres) {
        return Shard.open(
                source(postgres),
                1,
                "the test",
                Duration.ofSeconds(10),
                JournalClock.system(),
                WriterOptions.defaults(),
                ShardUpkeep.archiveIn(data.resolve("archive")));
    }

    private static PGSimpleDataSource source(LocalPostgres postgres) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.urlWithCredentials());
        return source;
    }

    private static LedgerWriter.LedgerState state(Shard shard) {
        return shard.writer().state().toCompletableFuture().join();
    }

    private static void post(Shard shard, int entries) {
        for (int i = 0; i < entries; i++) {
            shard.writer().submit(entry()).toCompletableFuture().join();
        }
    }

    private static Entry entry() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID id = new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000000000000000L);
        return new Entry(
                id,
                1,
                1,
                0,
                0,
                0,
                new Fingerprint(1, 2),
                Long.MAX_VALUE,
                List.of(new Transfer(
                        AccountId.of(Constraint.FREE_DEBIT_BITS | 1, 1, 0, 1),
                        AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, 1 + random.nextInt(20)),
                        Amount.fixed(1 + random.nextInt(100)))),
                List.of());
    }
}
