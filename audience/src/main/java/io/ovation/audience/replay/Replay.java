package io.ovation.audience.replay;

import io.ovation.audience.Catalogue;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Shows;
import io.ovation.audience.show.Recorded;
import io.ovation.audience.show.ShowFormat;
import io.ovation.client.Ovation;
import io.ovation.client.http.Settings;
import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.StoppedWaitingException;
import io.ovation.client.problem.UnreachableException;
import io.ovation.client.user.UserDescription;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One replay. The file is read twice: once for its hash, which the idempotency keys begin with, once for its events, which
 * are handed to a bounded number of workers. All events of a sender go to the same worker, in the file's order. Used once.
 */
public final class Replay {
    private static final int WORKERS = 16;
    private static final int QUEUE = 256;
    private static final int TRIES = 8;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long LEDGER_PATIENCE_NANOS = 25_000_000_000L;

    private final ReplayConfig config;
    private final Consumer<String> progress;
    private final Ovation ovation;
    private final Count count = new Count();
    private final Map<String, String> livesByRoom = new HashMap<>();
    private final Map<String, Account> creators = new HashMap<>();
    private final Set<String> senders = new HashSet<>();
    private final BlockingQueue<Task>[] queues = queues();
    private long firstMillis = Long.MIN_VALUE;
    private long lastMillis;
    private long showMillis;
    private long startNanos;
    private long nextProgressNanos;

    private interface Task {
        void run(Map<String, Performer> performers) throws InterruptedException;
    }

    private Replay(ReplayConfig config, Consumer<String> progress) {
        this.config = config;
        this.progress = progress;
        this.ovation = Ovation.connect(
                Settings.of(config.server()).withTries(TRIES).withAtOnce(2 * WORKERS), config.platformKey());
    }

    /**
     * Replays a recording and reports.
     *
     * @param progress gets a line every other second
     * @throws IOException when the file cannot be read or is of no known format
     * @throws OvationException when the server does not answer, or does not let us begin, as with a wrong platform key
     */
    public static ReplayReport run(ReplayConfig config, Consumer<String> progress)
            throws IOException, InterruptedException {
        Replay replay = new Replay(config, progress);
        try {
            return replay.run();
        } finally {
            replay.ovation.close();
        }
    }

    private ReplayReport run() throws IOException, InterruptedException {
        ovation.info().now();
        byte[] hash = hash();
        String sha256 = HexFormat.of().formatHex(hash);
        String pseudonymKey = config.pseudonymKey();
        Pseudonyms pseudonyms =
                new Pseudonyms(pseudonymKey == null ? hash : pseudonymKey.getBytes(StandardCharsets.UTF_8));
        Account reader = account(pseudonyms.of("sender", "reader of the catalogue"), 0);
        GiftMapping mapping = new GiftMapping(
                Catalogue.of(reader.person().giftCatalogue().get().now()));
        startNanos = System.nanoTime();
        Thread[] workers = startWorkers();
        String formatName = "";
        try (InputStream in = Files.newInputStream(config.file());
                BufferedInputStream buffered = new BufferedInputStream(in, 1 << 17)) {
            ShowFormat named = config.format();
            ShowFormat format = named == null ? ShowFormat.sniff(buffered) : named;
            formatName = format.name().toLowerCase(Locale.ROOT);
            format.read(buffered, event -> hand(event, sha256.substring(0, 24), pseudonyms, mapping));
        } catch (Stopped stopped) {
            stopped.rethrow();
        } finally {
            finishWorkers(workers);
        }
        long inLedger = coinsInLedger();
        if (config.endLives()) {
            for (Map.Entry<String, String> room : livesByRoom.entrySet()) {
                Account creator = creators.get(room.getKey());
                if (creator != null) {
                    creator.person().lives().end(room.getValue()).now();
                }
            }
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return count.report(
                String.valueOf(config.file().getFileName()),
                formatName,
                sha256,
                livesByRoom.size(),
                senders.size(),
                inLedger,
                Math.round(seconds * 10) / 10.0);
    }

    private void hand(Recorded event, String fileKey, Pseudonyms pseudonyms, GiftMapping mapping) {
        if (System.nanoTime() > nextProgressNanos) {
            nextProgressNanos = System.nanoTime() + 2_000_000_000L;
            progress.accept(count.progress());
        }
        try {
            switch (event) {
                case Recorded.Skipped skipped ->
                    count.leftOut(skipped.reason().name().toLowerCase(Locale.ROOT) + " " + skipped.what());
                case Recorded.Comment comment -> {
                    String live = begin(event, comment.atMillis(), comment.room(), fileKey, pseudonyms);
                    String text = pseudonyms.rename(comment.text());
                    enqueue("comment", comment.sender(), pseudonyms, who -> who.comment(live, text));
                }
                case Recorded.Like like -> {
                    String live = begin(event, like.atMillis(), like.room(), fileKey, pseudonyms);
                    enqueue("like", like.sender(), pseudonyms, who -> who.like(live, like.count()));
                }
                case Recorded.Gift gift -> {
                    String live = begin(event, gift.atMillis(), gift.room(), fileKey, pseudonyms);
                    long price = price(gift, mapping);
                    if (price < 0) {
                        count.refused("gift", "price_unknown");
                        return;
                    }
                    count.inFile(price * gift.count());
                    String key = "replay-" + fileKey + "-" + gift.position();
                    List<GiftMapping.Part> parts = mapping.parts(gift.gift(), price, gift.count());
                    enqueue("gift", gift.sender(), pseudonyms, who -> who.give(live, key, parts));
                }
            }
        } catch (InterruptedException e) {
            throw new Stopped(e);
        }
    }

    private long price(Recorded.Gift gift, GiftMapping mapping) {
        if (gift.coinsEach() != Recorded.PRICE_UNKNOWN) {
            return gift.coinsEach();
        }
        Long listed = config.giftPrices().get(gift.gift());
        return listed == null ? mapping.price(gift.gift()) : listed;
    }

    /** Counts an event, waits for its time and returns the live of its room, which goes live when it is first heard of. */
    private String begin(Recorded event, long atMillis, String room, String fileKey, Pseudonyms pseudonyms)
            throws InterruptedException {
        count.read(Performer.kind(event));
        String live = livesByRoom.get(room);
        if (live == null) {
            live = open(room, fileKey, pseudonyms);
            livesByRoom.put(room, live);
        }
        if (firstMillis == Long.MIN_VALUE) {
            firstMillis = atMillis;
            lastMillis = atMillis;
        }
        showMillis += Math.clamp(atMillis - lastMillis, 0, LONGEST_PAUSE_MILLIS);
        lastMillis = Math.max(lastMillis, atMillis);
        if (config.speed() > 0) {
            long due = startNanos + (long) (showMillis * 1e6 / config.speed());
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
        }
        return live;
    }

    private String open(String room, String fileKey, Pseudonyms pseudonyms) throws InterruptedException {
        Pseudonyms.Pseudonym who = pseudonyms.of("room", fileKey + "\n" + room);
        Account creator = account(who, 10_000);
        creators.put(room, creator);
        return Shows.findOrStart(creator.person(), "A recorded show", "neon");
    }

    private Account account(Pseudonyms.Pseudonym who, int followers) {
        return new Account(
                ovation,
                who.externalId(),
                UserDescription.named(who.name())
                        .handle(who.handle())
                        .market(config.market())
                        .born(LocalDate.of(1990, 1, 1))
                        .followers(followers));
    }

    private interface Deed {
        void by(Performer who) throws InterruptedException;
    }

    private void enqueue(String kind, String sender, Pseudonyms pseudonyms, Deed deed) throws InterruptedException {
        senders.add(sender);
        Pseudonyms.Pseudonym who = pseudonyms.of("sender", sender);
        queues[Math.floorMod(who.externalId().hashCode(), WORKERS)].put(performers -> {
            try {
                deed.by(performers.computeIfAbsent(
                        who.externalId(), unused -> new Performer(ovation, who, config.market(), count)));
            } catch (UnreachableException | ProblemException.Busy e) {
                count.refused(kind, "unanswered");
            } catch (ProblemException e) {
                count.refused(kind, e.code());
            }
        });
    }

    private Thread[] startWorkers() {
        Thread[] workers = new Thread[WORKERS];
        for (int i = 0; i < WORKERS; i++) {
            BlockingQueue<Task> queue = queues[i];
            workers[i] = Thread.ofVirtual().name("replay-" + i).start(() -> work(queue));
        }
        return workers;
    }

    private static void work(BlockingQueue<Task> queue) {
        Map<String, Performer> performers = new HashMap<>();
        try {
            for (Task task = queue.take(); task != END; task = queue.take()) {
                task.run(performers);
            }
        } catch (InterruptedException | StoppedWaitingException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final Task END = performers -> {};

    private void finishWorkers(Thread[] workers) throws InterruptedException {
        for (BlockingQueue<Task> queue : queues) {
            queue.put(END);
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    /** What the rooms' own lists of gifts, which are made from the journal, say of the gifts sent here. */
    private long coinsInLedger() throws InterruptedException {
        long end = System.nanoTime() + LEDGER_PATIENCE_NANOS;
        long found = listed();
        while (found != count.coinsAccepted() && System.nanoTime() < end) {
            Thread.sleep(500);
            found = listed();
        }
        return found;
    }

    private long listed() {
        long coins = 0;
        for (Map.Entry<String, Set<String>> live : count.giftsByLive().entrySet()) {
            coins += ovation.guest().gifts().of(live.getKey()).stream()
                    .filter(gift -> live.getValue().contains(gift.giftId()))
                    .mapToLong(gift -> gift.coins())
                    .sum();
        }
        return coins;
    }

    private byte[] hash() throws IOException {
        try (InputStream in = Files.newInputStream(config.file());
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return digest.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static BlockingQueue<Task>[] queues() {
        BlockingQueue[] queues = new BlockingQueue[WORKERS];
        for (int i = 0; i < WORKERS; i++) {
            queues[i] = new ArrayBlockingQueue<>(QUEUE);
        }
        return queues;
    }

    /** Carries what ends a replay through the reader of the file. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(Exception reason) {
            super(reason);
        }

        void rethrow() throws InterruptedException {
            switch (getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw this;
            }
        }
    }
}
