package io.ovation.server.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.room.FrameEncoder;
import io.ovation.server.live.room.Room;
import io.ovation.server.live.room.RoomLimits;
import io.ovation.server.live.room.RoomPast;
import io.ovation.server.live.room.RoomTotals;
import io.ovation.server.live.room.Rooms;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The shows: who is live, and the way in and out. What runs is in memory, so gifts and lists need no SQL; a show that another
 * instance begins or ends is seen here within half a second, or when it is asked for. Any thread; what blocks says so.
 */
@ApplicationScoped
public class Lives {
    private static final Logger LOG = Logger.getLogger(Lives.class);
    private static final int MAX_TITLE = 80;
    private static final int MAX_THEME = 40;
    private static final int MAX_STREAM_URL = 500;
    private static final long NOTE_SECONDS = 5;
    private static final long FOLLOW_MILLIS = 500;
    private static final Duration FEED_PATIENCE = Duration.ofSeconds(2);

    private final LiveStore store;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final GiftRecords records;
    private final FrameEncoder encoder;
    private final Rooms rooms;
    private final Map<Long, Show> shows = new ConcurrentHashMap<>();
    private final Map<Long, Long> likesNoted = new ConcurrentHashMap<>();
    private final Cache<Long, Live> ended =
            Caffeine.newBuilder().maximumSize(10_000).build();
    /** Shows that have ended here, so that a look from before does not begin them again. */
    private final Cache<Long, Boolean> over = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(10_000)
            .build();

    private final ScheduledExecutorService notes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("lives-notes").factory());

    Lives(LiveStore store, Users users, Markets markets, Clocks clocks, GiftRecords records, ObjectMapper json) {
        this.store = store;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.records = records;
        this.encoder = new FrameEncoder(json);
        this.rooms = new Rooms(Clock.systemUTC(), records::past);
    }

    /** Opens the rooms of all shows that run, once the books are open and gifts are listened for. */
    void open(@Observes @Priority(2_000) StartupEvent event) {
        for (Live live : store.running()) {
            admit(live, null);
        }
        rooms.start();
        // Ahead of the server's own shutdown, which would wait for open sockets.
        Runtime.getRuntime().addShutdownHook(new Thread(this::sendViewersAway, "rooms-send-away"));
        notes.scheduleWithFixedDelay(this::noteAll, NOTE_SECONDS, NOTE_SECONDS, TimeUnit.SECONDS);
        notes.scheduleWithFixedDelay(this::follow, FOLLOW_MILLIS, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The rooms that are open on this server. */
    Collection<Room> openRooms() {
        return rooms.all();
    }

    private void sendViewersAway() {
        rooms.all().forEach(Room::sendAway);
    }

    /** Stops ticking; rooms that are live stay live for the next start. */
    void close(@Observes @Priority(1_000) ShutdownEvent event) {
        notes.shutdownNow();
        rooms.close();
    }

    /**
     * Begins a show. Blocks.
     *
     * @throws Problem {@code age_unknown}, {@code age_too_low}, {@code field_invalid}, {@code already_live}
     */
    public Show start(User creator, String title, @Nullable String streamUrl, @Nullable String theme) {
        Live live = announced(creator, title, streamUrl, theme);
        if (!store.insert(live)) {
            throw alreadyLive();
        }
        return begin(live);
    }

    /** The same in a transaction of the caller's; {@link #find} opens the room when that is through. */
    Live start(Handle handle, User creator, String title, @Nullable String streamUrl, @Nullable String theme) {
        Live live = announced(creator, title, streamUrl, theme);
        if (!LiveStore.insert(handle, live)) {
            throw alreadyLive();
        }
        return live;
    }

    private Live announced(User creator, String title, @Nullable String streamUrl, @Nullable String theme) {
        checkAge(creator);
        return new Live(
                Numbers.next(),
                creator.number(),
                text("title", title, MAX_TITLE),
                streamUrl == null ? null : address(streamUrl),
                theme == null ? null : text("theme", theme, MAX_THEME),
                clocks.business(),
                null,
                0,
                0);
    }

    private static Problem alreadyLive() {
        return Problem.of(ProblemCode.ALREADY_LIVE)
                .detail("This creator's show is still running")
                .cure("End it first with POST /v1/lives/{id}/end");
    }

    /**
     * Ends a show; ending it twice is the same as once. From here on gifts are refused; what the ledger has accepted
     * before is shown, then the room says good-bye. Blocks.
     */
    public Live end(Live live) {
        Show show = shows.get(live.number());
        if (show == null) {
            return store.find(live.number()).orElse(live);
        }
        RoomTotals totals = show.room().totals();
        var left = show.gate().close();
        store.end(live.number(), clocks.business(), totals.likes(), totals.viewers());
        over.put(live.number(), true);
        left.thenAccept(lastGift -> Thread.startVirtualThread(() -> sayGoodBye(show, lastGift)));
        return store.find(live.number()).orElse(live);
    }

    /** What other instances have begun and ended since the last look. */
    private void follow() {
        try {
            Set<Long> before = Set.copyOf(shows.keySet());
            Set<Long> running = new HashSet<>();
            for (Live live : store.running()) {
                running.add(live.number());
                admitOnce(live);
            }
            for (Long number : before) {
                Show show = shows.get(number);
                if (show != null && !running.contains(number) && show.gate().isOpen()) {
                    over.put(number, true);
                    show.gate()
                            .close()
                            .thenAccept(lastGift -> Thread.startVirtualThread(() -> sayGoodBye(show, lastGift)));
                }
            }
        } catch (RuntimeException fault) {
            LOG.warn("Shows of other instances could not be looked at; trying again: " + fault);
        }
    }

    private synchronized void admitOnce(Live live) {
        if (!shows.containsKey(live.number()) && over.getIfPresent(live.number()) == null) {
            admit(live, null);
        }
    }

    private void sayGoodBye(Show show, long lastGift) {
        long patient = System.nanoTime() + FEED_PATIENCE.toNanos();
        try {
            while (records.delivered() < lastGift && System.nanoTime() < patient) {
                Thread.sleep(10);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        show.room().end();
        shows.remove(show.live().number(), show);
        likesNoted.remove(show.live().number());
    }

    /** A running show, or null. Does not block. */
    public @Nullable Show running(long number) {
        return shows.get(number);
    }

    /** Any show. Blocks for one that has ended, the first time. */
    public Optional<Live> find(long number) {
        Show show = shows.get(number);
        if (show != null) {
            return Optional.of(show.live());
        }
        Live known = ended.getIfPresent(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Live> found = store.find(number);
        found.ifPresent(live -> {
            if (live.isRunning()) {
                admitOnce(live);
            } else {
                ended.put(number, live);
            }
        });
        return found;
    }

    /** The same, for a path; {@code live_not_found} when there is none. Blocks. */
    public Live get(long number) {
        return find(number).orElseThrow(Lives::notFound);
    }

    /** What a request is told that names no show of ours. */
    public static Problem notFound() {
        return Problem.of(ProblemCode.LIVE_NOT_FOUND).cure("GET /v1/lives lists the shows that run");
    }

    /** What a request is told that comes after the end. */
    public static Problem roomClosed() {
        return Problem.of(ProblemCode.ROOM_CLOSED).cure("GET /v1/lives lists the shows that run");
    }

    /** The running shows in the order of {@link Ranking}. */
    List<Show> ranked() {
        record Ranked(Show show, long score) {}
        return shows.values().stream()
                .filter(show -> show.gate().isOpen())
                .map(show -> new Ranked(show, Ranking.score(show.room().totals())))
                .sorted(Comparator.comparingLong(Ranked::score)
                        .thenComparing(ranked -> ranked.show().live().number())
                        .reversed())
                .map(Ranked::show)
                .toList();
    }

    /** A show as JSON. Blocks for a creator or an ended show that was not seen lately. */
    LiveView view(Live live) {
        User creator = users.get(live.creator());
        Show show = shows.get(live.number());
        if (show != null && live.isRunning()) {
            return LiveView.of(show.live(), creator, show.room().totals());
        }
        long coins = records.coins(List.of(live.number())).getOrDefault(live.number(), 0L);
        return LiveView.of(live, creator, new RoomTotals(0, live.likes(), coins, 0, 0));
    }

    /** A new show of this instance; a look that saw it first does not take its place. */
    private synchronized Show begin(Live live) {
        return admit(live, RoomPast.NONE);
    }

    private Show admit(Live live, @Nullable RoomPast past) {
        users.find(live.creator());
        Room room = new Room(
                live.number(),
                totals -> LiveView.of(live, users.get(live.creator()), totals),
                encoder,
                RoomLimits.DEFAULT,
                live.likes(),
                clocks.wall().toEpochMilli());
        if (past != null) {
            room.tick(clocks.wall().toEpochMilli());
            room.remember(room.needsPast(), past);
        }
        Show show = new Show(live, new RoomGate(), rooms.open(room));
        shows.put(live.number(), show);
        return show;
    }

    private void noteAll() {
        for (Show show : shows.values()) {
            RoomTotals totals = show.room().totals();
            long count = totals.likes() + totals.viewers();
            Long before = likesNoted.put(show.live().number(), count);
            if (before == null || before != count) {
                try {
                    store.note(show.live().number(), totals.likes(), totals.viewers());
                } catch (RuntimeException fault) {
                    LOG.warn("Likes of a show could not be written down; trying again", fault);
                    likesNoted.remove(show.live().number());
                }
            }
        }
    }

    private void checkAge(User creator) {
        var market = markets.of(creator);
        var age = creator.ageOn(clocks.today(market));
        if (age.isEmpty()) {
            throw Problem.of(ProblemCode.AGE_UNKNOWN)
                    .detail("Nobody has told us how old this creator is")
                    .cure("The platform asserts the birth date with PUT /v1/users/{external_id}");
        }
        if (age.getAsInt() < market.receiveAge()) {
            throw Problem.of(ProblemCode.AGE_TOO_LOW)
                    .detail("Going live takes " + market.receiveAge() + " years in " + market.name());
        }
    }

    private static String text(String field, String text, int longest) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()
                || trimmed.codePointCount(0, trimmed.length()) > longest
                || trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("1 to " + longest + " characters, without control characters");
        }
        return trimmed;
    }

    private static String address(String url) {
        if (url.length() > MAX_STREAM_URL || !url.matches("(https?://|/)[\\x21-\\x7e]+")) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("stream_url")
                    .detail("An http(s) address of an HLS stream, at most " + MAX_STREAM_URL + " characters");
        }
        return url;
    }
}
