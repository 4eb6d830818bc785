package io.ovation.journal.writer;

import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.snapshot.SnapshotRule;
import io.ovation.ledger.Entry;
import io.ovation.ledger.OutcomeCode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that the kill test kills: a shard under load from several threads, which tells on standard output, line by
 * line, what it is about to submit and what was answered. What it reads on standard input it submits again first.
 */
public final class KilledWriter {

    private static final int THREADS = 4;
    private static final int BURST = 25;
    private static final int USERS = 40;
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private KilledWriter() {}

    /** What is asked, as a line. */
    public record Order(UUID id, boolean purchase, long user, long creator, long coins) {

        public static Order random() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return new Order(
                    Gifts.id(),
                    random.nextInt(10) == 0,
                    1 + random.nextInt(USERS),
                    1_000 + random.nextInt(10),
                    1 + random.nextInt(100));
        }

        public static Order parse(String line) {
            String[] words = line.split(" ");
            return new Order(
                    UUID.fromString(words[1]),
                    Boolean.parseBoolean(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5]));
        }

        public String line() {
            return "S " + id + " " + purchase + " " + user + " " + creator + " " + coins + "\n";
        }

        public Entry entry() {
            return purchase ? Gifts.purchase(id, user, coins * 100) : Gifts.gift(id, user, creator, coins);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        ShardUpkeep upkeep = new ShardUpkeep(Path.of("archive"), SnapshotRule.every(60));
        if (arguments.length == 3) {
            upkeep = upkeep.withStore(new KafkaStore(Map.of("bootstrap.servers", arguments[1]), arguments[2]));
        }
        List<Order> again = readOrders();
        Shard shard = Shard.open(
                source,
                1,
                "kill test",
                Duration.ofSeconds(10),
                JournalClock.system(),
                WriterOptions.defaults().withIdsPerGeneration(1_000),
                upkeep);
        shard.project(new BalancesProjection(1));
        shard.project(new EntryListProjection());
        say("READY " + shard.writer().position().entries() + "\n");
        submit(shard.writer()::submit, again);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    List<Order> burst = new ArrayList<>();
                    for (int j = 0; j < BURST; j++) {
                        burst.add(Order.random());
                    }
                    submit(shard.writer()::submit, burst);
                }
            });
        }
    }

    /** What is to be submitted first: lines on standard input. */
    public static List<Order> readOrders() throws IOException {
        List<Order> orders = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            orders.add(Order.parse(line));
        }
        return orders;
    }

    /** Says what it submits, submits it, says what is answered, and waits for all answers. */
    public static void submit(Function<Entry, CompletionStage<Answer>> ledger, List<Order> orders) {
        StringBuilder lines = new StringBuilder();
        orders.forEach(order -> lines.append(order.line()));
        say(lines.toString());
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (Order order : orders) {
            answers.add(ledger.apply(order.entry())
                    .whenComplete((answer, fault) -> say(reply(order, answer, fault)))
                    .toCompletableFuture());
        }
        for (CompletableFuture<?> answer : answers) {
            answer.exceptionally(fault -> null).join();
        }
    }

    private static String reply(Order order, Answer answer, Throwable fault) {
        if (fault instanceof NotApplied) {
            return "N " + order.id() + "\n";
        }
        if (fault != null) {
            return "U " + order.id() + "\n";
        }
        OutcomeCode code = answer.outcome().code();
        return (code.isApplied()
                        ? "A " + order.id() + " " + answer.outcome().applied().sequence()
                        : "R " + order.id()) + "\n";
    }

    /** Straight to the pipe: what was said is there even if the process dies in the next instruction. */
    public static synchronized void say(String lines) {
        try {
            OUT.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException parentGone) {
            throw new UncheckedIOException(parentGone);
        }
    }
}
