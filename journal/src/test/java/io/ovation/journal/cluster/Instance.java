package io.ovation.journal.cluster;

import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.writer.KilledWriter;
import io.ovation.journal.writer.WriterOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that takes part in a shard, under load from threads of its own, and says what it asked and what was answered. */
final class Instance {

    private static final int THREADS = 1;
    private static final int BURST = 25;

    private Instance() {}

    static ShardSettings settings(String name, WriterOptions options) {
        return new ShardSettings(
                1,
                name,
                new InetSocketAddress("127.0.0.1", 0),
                JournalClock.system(),
                options,
                ShardUpkeep.archiveIn(Path.of(System.getProperty("java.io.tmpdir"), "ovation-no-archive")),
                List.of(new BalancesProjection(1), new EntryListProjection()));
    }

    /** Arguments: URL of the database, name of the instance. */
    public static void main(String[] arguments) throws Exception {
        List<KilledWriter.Order> again = KilledWriter.readOrders();
        SharedShard shard = SharedShard.open(source(arguments[0]), settings(arguments[1], WriterOptions.defaults()));
        KilledWriter.say("READY\n");
        KilledWriter.submit(shard::submit, again);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    List<KilledWriter.Order> burst = new ArrayList<>();
                    for (int j = 0; j < BURST; j++) {
                        burst.add(KilledWriter.Order.random());
                    }
                    KilledWriter.submit(shard::submit, burst);
                }
            });
        }
    }

    private static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
