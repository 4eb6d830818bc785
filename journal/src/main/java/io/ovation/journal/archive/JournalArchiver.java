package io.ovation.journal.archive;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves old partitions of the journal to files, the oldest first. A partition goes only after its file lies on the disk, was read
 * back from there and checked in full ({@link ArchiveCheck}), and is in the list that readers ask; whatever cuts this short, the
 * next run goes on. A partition that a projection, the id index or a kept snapshot still needs, or in which a shard ends, stays.
 *
 * <p>Works beside running servers: appends and readers go on meanwhile. One archiver at a time.
 */
public final class JournalArchiver {

    private static final int FETCH_ROWS = 256;

    /** How much of the index's hash is in a file's name. */
    private static final int NAMED_HASH_BYTES = 8;

    private final DataSource dataSource;
    private final Journal journal;
    private final Path folder;
    private final Consumer<String> progress;
    private final Consumer<Path> beforeDrop;

    /**
     * An archiver of a database.
     *
     * @param journal reads across what is archived already
     * @param folder where the files go; made when it is not there
     * @param progress takes lines for people
     * @param beforeDrop is given every checked file before its rows go: to copy it elsewhere; a fault keeps the rows
     */
    public JournalArchiver(
            DataSource dataSource,
            ArchivedJournal journal,
            Path folder,
            Consumer<String> progress,
            Consumer<Path> beforeDrop) {
        this.dataSource = dataSource;
        this.journal = journal;
        this.folder = folder;
        this.progress = progress;
        this.beforeDrop = beforeDrop;
    }

    /**
     * What may go.
     *
     * @param keep how many of the newest partitions that hold anything stay, at least 1
     * @param beforeMillis only partitions whose last batch is older than this by the wall clock; {@link Long#MAX_VALUE} for all
     */
    public record Wish(int keep, long beforeMillis) {
        /** Refuses a wish that would empty the journal. */
        public Wish {
            if (keep < 1) {
                throw new IllegalArgumentException("keep below 1: " + keep);
            }
        }
    }

    /**
     * What was done.
     *
     * @param archived ranges that went to files
     * @param stays why the next one stayed, in words; null when nothing more was wished
     */
    public record Result(
            List<ArchivedRange> archived, @Nullable String stays) {}

    /**
     * Archives.
     *
     * @throws io.ovation.journal.JournalDamaged when what is in a partition does not hold, or not in its file: it stays
     * @throws JournalUnavailable when database or folder cannot be used
     */
    public Result archive(Wish wish) {
        List<ArchivedRange> done = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            OwnersOnly.folder(folder);
            finish(connection);
            List<Partition> filled = filled(connection);
            for (int i = 0; i < filled.size() - wish.keep(); i++) {
                Partition partition = filled.get(i);
                if (youngest(connection, partition) >= wish.beforeMillis()) {
                    break;
                }
                String needed = needed(connection, partition);
                if (needed != null) {
                    return new Result(done, partition.table() + " stays: " + needed);
                }
                done.add(archive(connection, partition));
            }
            return new Result(done, null);
        } catch (SQLException failed) {
            throw new JournalUnavailable("the journal cannot be archived: " + failed.getMessage(), failed);
        } catch (IOException failed) {
            throw new JournalUnavailable("the archive's folder " + folder + " cannot be used: " + failed, failed);
        }
    }

    /** Drops what an earlier run has archived and could not drop any more. */
    private void finish(Connection connection) throws SQLException {
        List<ArchivedRange> ranges = ArchiveCatalogue.read(connection);
        for (Partition partition : Partition.all(connection)) {
            for (ArchivedRange range : ranges) {
                if (range.first() == partition.first() && holdsAll(connection, partition, range)) {
                    progress.accept("Finishing " + range);
                    if (!partition.detaching()) {
                        new ArchiveCheck(connection, journal, partition).run(folder, range);
                        beforeDrop.accept(folder.resolve(range.file()));
                    }
                    partition.drop(connection);
                }
            }
        }
    }

    /** False for rows of a shard that began after the range was archived: those stay. */
    private boolean holdsAll(Connection connection, Partition partition, ArchivedRange range) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + partition.table());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1) == range.batches();
        }
    }

    private List<Partition> filled(Connection connection) throws SQLException {
        List<ArchivedRange> ranges = ArchiveCatalogue.read(connection);
        List<Partition> filled = new ArrayList<>();
        for (Partition partition : Partition.all(connection)) {
            boolean isArchived = ranges.stream().anyMatch(range -> range.first() == partition.first());
            if (!isArchived && !partition.spans(connection).isEmpty()) {
                filled.add(partition);
            }
        }
        return filled;
    }

    private static long youngest(Connection connection, Partition partition) throws SQLException {
        long youngest = Long.MIN_VALUE;
        for (Partition.Span span : partition.spans(connection)) {
            try (PreparedStatement statement = connection.prepareStatement("select substring(body from 1 for "
                    + BatchCodec.HEADER_BYTES + ") from " + partition.table() + " where shard = ? and sequence = ?")) {
                statement.setInt(1, span.shard());
                statement.setLong(2, span.last());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    youngest = Math.max(
                            youngest, BatchCodec.header(row.getBytes(1)).time().wallMillis());
                }
            }
        }
        return youngest;
    }

    private static @Nullable String needed(Connection connection, Partition partition) throws SQLException {
        for (Partition.Span span : partition.spans(connection)) {
            String needed = ArchiveNeeds.of(connection, span.shard(), span.last());
            if (needed != null) {
                return needed;
            }
        }
        return null;
    }

    private ArchivedRange archive(Connection connection, Partition partition) throws SQLException, IOException {
        progress.accept("Archiving batches " + partition.first() + " to " + partition.last());
        ArchivedRange range = write(connection, partition);
        Path file = folder.resolve(range.file());
        progress.accept("  " + range.batches() + " batches in " + range.bytes() + " bytes; checking");
        new ArchiveCheck(connection, journal, partition).run(folder, range);
        beforeDrop.accept(file);
        ArchiveCatalogue.add(connection, range);
        partition.drop(connection);
        return range;
    }

    private ArchivedRange write(Connection connection, Partition partition) throws SQLException, IOException {
        String name = String.format(Locale.ROOT, "batch-%015d-%015d", partition.first(), partition.last());
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        long[] batches = new long[1];
        ArchiveIndex index;
        connection.setAutoCommit(false);
        try (ArchiveWriter out = new ArchiveWriter(fresh);
                PreparedStatement statement =
                        connection.prepareStatement("select shard, sequence, epoch, hash, body from "
                                + partition.table() + " order by shard, sequence")) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                for (; rows.next(); batches[0]++) {
                    out.add(new SealedBatch(
                            rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getBytes(4), rows.getBytes(5)));
                }
            }
            index = out.finish();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        byte[] hash = ArchiveIndex.sha256(index.encode());
        Path file = folder.resolve(name + "-" + HexFormat.of().formatHex(hash, 0, NAMED_HASH_BYTES) + ".ova");
        keep(fresh, file);
        return new ArchivedRange(
                file.getFileName().toString(), partition.first(), partition.last(), Files.size(file), batches[0], hash);
    }

    /**
     * Gives a file its name, which says what is in it: books that were restored to a moment, and went on in another way, may share
     * the folder. A file that is there is the same one, of a run that was cut short; it is never replaced.
     */
    private void keep(Path fresh, Path file) throws IOException {
        if (Files.exists(file)) {
            if (Files.mismatch(fresh, file) >= 0) {
                throw new FileAlreadyExistsException(
                        file.toString(), null, "it is not what was archived under this name; move it away");
            }
            Files.delete(fresh);
        } else {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }
}
