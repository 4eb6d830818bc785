package io.ovation.server.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Blocked words, slow mode and mutes: kept in SQL, those of rooms that are used in memory. Any thread; everything may
 * block for a room or creator not seen lately, and the event loop asks {@link #known} first.
 */
@ApplicationScoped
public class Moderations {
    private static final int MAX_WORDS = 500;
    private static final int MAX_WORD_LENGTH = 60;
    private static final int MAX_SLOW_MODE_SECONDS = 300;
    private static final int MAX_MUTE_SECONDS = 30 * 86_400;

    /** What a mute without an end is in memory. */
    private static final Instant FOR_THIS_SHOW = Instant.MAX;

    private record Rules(Moderation set, BlockedWords words) {}

    private final Database database;
    private final List<String> defaultWords = defaultWords();
    private final LoadingCache<Long, Rules> rules;
    private final LoadingCache<Long, Map<Long, Instant>> mutes;

    Moderations(Database database) {
        this.database = database;
        this.rules = Caffeine.newBuilder()
                .maximumSize(20_000)
                .refreshAfterWrite(Duration.ofMinutes(1))
                .build(this::readRules);
        this.mutes = Caffeine.newBuilder()
                .maximumSize(20_000)
                .refreshAfterWrite(Duration.ofMinutes(1))
                .build(this::readMutes);
    }

    /** Whether what holds in a room is in memory, so that asking does not block. */
    boolean known(Live live) {
        return rules.getIfPresent(live.creator()) != null && mutes.getIfPresent(live.number()) != null;
    }

    /** What a creator has set. */
    Moderation of(long creator) {
        return Objects.requireNonNull(rules.get(creator)).set();
    }

    /** Whether a text may not be shown in a creator's rooms. */
    public boolean blocks(long creator, String text) {
        return Objects.requireNonNull(rules.get(creator)).words().blocks(text);
    }

    /** Until when somebody may not comment; null when they may. */
    public @Nullable Instant mutedUntil(long live, long user, Instant now) {
        Instant until = Objects.requireNonNull(mutes.get(live)).get(user);
        return until == null || !until.isAfter(now) ? null : until;
    }

    /** Sets a creator's rules for all their rooms. */
    Moderation set(long creator, Moderation asked) {
        Moderation checked = checked(asked);
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO live_moderation (creator, blocked_words, slow_mode_seconds)
                        VALUES (:creator, :words, :slow)
                        ON CONFLICT (creator) DO UPDATE
                        SET blocked_words = excluded.blocked_words, slow_mode_seconds = excluded.slow_mode_seconds""")
                .bind("creator", creator)
                .bind("words", String.join("\n", checked.blockedWords()))
                .bind("slow", checked.slowModeSeconds())
                .execute());
        rules.put(creator, rules(checked));
        return checked;
    }

    /**
     * Keeps somebody from commenting in a show.
     *
     * @param seconds how long; null until the show ends
     */
    void mute(long live, long user, @Nullable Integer seconds, Instant now) {
        if (seconds != null && (seconds < 1 || seconds > MAX_MUTE_SECONDS)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("seconds")
                    .detail("1 to " + MAX_MUTE_SECONDS + ", or left out until the show ends");
        }
        Instant until = seconds == null ? FOR_THIS_SHOW : now.plusSeconds(seconds);
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO live_mutes (live, user_number, until) VALUES (:live, :user, :until)
                        ON CONFLICT (live, user_number) DO UPDATE SET until = excluded.until""")
                .bind("live", live)
                .bind("user", user)
                .bind("until", seconds == null ? null : Timestamp.from(until))
                .execute());
        mutes.put(live, readMutes(live));
    }

    /** Lets somebody comment again. */
    void unmute(long live, long user) {
        database.useTransaction(
                handle -> handle.createUpdate("DELETE FROM live_mutes WHERE live = :live AND user_number = :user")
                        .bind("live", live)
                        .bind("user", user)
                        .execute());
        mutes.put(live, readMutes(live));
    }

    private static Moderation checked(Moderation asked) {
        if (asked.slowModeSeconds() < 0 || asked.slowModeSeconds() > MAX_SLOW_MODE_SECONDS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("slow_mode_seconds")
                    .detail("0 to " + MAX_SLOW_MODE_SECONDS);
        }
        List<String> words = new ArrayList<>();
        for (String word : asked.blockedWords()) {
            String trimmed = word == null ? "" : word.strip();
            if (trimmed.isEmpty()
                    || trimmed.length() > MAX_WORD_LENGTH
                    || trimmed.chars().anyMatch(Character::isISOControl)) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("blocked_words")
                        .detail("Each word or phrase has 1 to " + MAX_WORD_LENGTH + " characters");
            }
            if (!words.contains(trimmed)) {
                words.add(trimmed);
            }
        }
        if (words.size() > MAX_WORDS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("blocked_words")
                    .detail("At most " + MAX_WORDS + " words");
        }
        return new Moderation(List.copyOf(words), asked.slowModeSeconds());
    }

    private Rules rules(Moderation set) {
        List<String> words = new ArrayList<>(defaultWords);
        words.addAll(set.blockedWords());
        return new Rules(set, new BlockedWords(words));
    }

    private Rules readRules(long creator) {
        return rules(database.withHandle(handle -> handle.createQuery(
                                "SELECT blocked_words, slow_mode_seconds FROM live_moderation WHERE creator = :creator")
                        .bind("creator", creator)
                        .map((row, context) -> new Moderation(
                                row.getString("blocked_words").lines().toList(), row.getInt("slow_mode_seconds")))
                        .findOne())
                .orElse(Moderation.NONE));
    }

    private Map<Long, Instant> readMutes(long live) {
        Map<Long, Instant> muted = new HashMap<>();
        database.withHandle(handle -> handle.createQuery("SELECT user_number, until FROM live_mutes WHERE live = :live")
                        .bind("live", live)
                        .map((row, context) -> {
                            @Nullable Timestamp until = row.getTimestamp("until");
                            return Map.entry(
                                    row.getLong("user_number"), until == null ? FOR_THIS_SHOW : until.toInstant());
                        })
                        .list())
                .forEach(mute -> muted.put(mute.getKey(), mute.getValue()));
        return new ConcurrentHashMap<>(muted);
    }

    private static List<String> defaultWords() {
        try (InputStream in = Moderations.class.getResourceAsStream("blocked-words.txt")) {
            return new String(Objects.requireNonNull(in, "blocked-words.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("The list of blocked words cannot be read", fault);
        }
    }
}
