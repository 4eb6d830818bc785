package io.ovation.server.video;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a video may hold; the first one at fault is named by {@code field_invalid}. */
final class VideoFields {
    private static final int MAX_TITLE = 150;
    private static final int MAX_SOUND = 100;
    private static final int MAX_LENGTH_SECONDS = 3_600;
    private static final int MAX_HASHTAGS = 30;
    private static final int MAX_URL = 500;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final Instant FIRST = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse(LAST_YEAR + "-12-31T23:59:59Z");
    private static final Pattern HASHTAG = Pattern.compile("[\\p{L}\\p{N}_]{1,50}");

    private VideoFields() {}

    /** The video as it is after this description. */
    static Video merged(
            @Nullable Video before,
            String externalId,
            long creator,
            VideoDescription told,
            @Nullable Long membersTier,
            Instant now) {
        String title = or(told.title(), before == null ? null : before.title());
        if (title == null || title.isBlank() || title.length() > MAX_TITLE) {
            throw Problem.invalid("title", "title has 1 to " + MAX_TITLE + " characters");
        }
        Integer length = or(told.lengthSeconds(), before == null ? null : Integer.valueOf(before.lengthSeconds()));
        if (length == null || length < 1 || length > MAX_LENGTH_SECONDS) {
            throw Problem.invalid("length_seconds", "length_seconds is from 1 to " + MAX_LENGTH_SECONDS);
        }
        String sound = or(told.sound(), before == null ? null : before.sound());
        if (sound != null && (sound.isBlank() || sound.length() > MAX_SOUND)) {
            throw Problem.invalid("sound", "sound has 1 to " + MAX_SOUND + " characters");
        }
        String media = or(told.mediaUrl(), before == null ? null : before.mediaUrl());
        checkUrl(told.mediaUrl());
        List<String> hashtags =
                told.hashtags() != null ? hashtags(told.hashtags()) : before == null ? List.of() : before.hashtags();
        return new Video(
                before == null ? Numbers.next() : before.number(),
                externalId,
                creator,
                title,
                hashtags,
                sound,
                length,
                media,
                told.sponsored() != null ? told.sponsored() : before != null && before.sponsored(),
                told.paidPromotion() != null ? told.paidPromotion() : before != null && before.paidPromotion(),
                audience(before, told.audience()),
                micros(
                        "early_access_until",
                        or(told.earlyAccessUntil(), before == null ? null : before.earlyAccessUntil())),
                membersTier,
                before == null ? now : before.createdAt(),
                publishedAt(before, told, now),
                null);
    }

    /** The same video, deleted. */
    static Video deleted(Video video, Instant at) {
        return new Video(
                video.number(),
                video.externalId(),
                video.creator(),
                video.title(),
                video.hashtags(),
                video.sound(),
                video.lengthSeconds(),
                video.mediaUrl(),
                video.sponsored(),
                video.paidPromotion(),
                video.audience(),
                video.earlyAccessUntil(),
                video.membersTier(),
                video.createdAt(),
                video.publishedAt(),
                at);
    }

    /** A hashtag as it is kept: lower case, without the sign. */
    static String hashtag(String text) {
        String plain = (text.startsWith("#") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        if (!HASHTAG.matcher(plain).matches()) {
            throw Problem.invalid(
                    "hashtags", "A hashtag has 1 to 50 letters, digits and _; '" + shorten(text) + "' is none");
        }
        return plain;
    }

    /** A day of a query; {@code field_invalid} when it is none. */
    static LocalDate date(String field, String text) {
        try {
            return known(field, LocalDate.parse(text));
        } catch (DateTimeException notOne) {
            throw Problem.invalid(field, field + " is a day such as 2026-11-23");
        }
    }

    /** A day that a calendar of ours may have; {@code field_invalid} for any other. */
    static LocalDate known(String field, LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Problem.invalid(field, field + " is from the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return day;
    }

    private static @Nullable Instant publishedAt(@Nullable Video before, VideoDescription told, Instant now) {
        if (told.publishedAt() != null) {
            if (Boolean.TRUE.equals(told.draft())) {
                throw Problem.invalid("draft", "A draft has no publication time");
            }
            return micros("published_at", told.publishedAt());
        }
        if (before != null) {
            if (Boolean.TRUE.equals(told.draft())
                    && before.publishedAt() != null
                    && !before.publishedAt().isAfter(now)) {
                throw Problem.invalid("draft", "A video that is out does not become a draft: delete it");
            }
            if (before.publishedAt() == null && Boolean.FALSE.equals(told.draft())) {
                return now;
            }
            return Boolean.TRUE.equals(told.draft()) ? null : before.publishedAt();
        }
        return Boolean.TRUE.equals(told.draft()) ? null : now;
    }

    private static Video.Audience audience(@Nullable Video before, @Nullable String told) {
        if (told == null) {
            return before == null ? Video.Audience.EVERYONE : before.audience();
        }
        return switch (told) {
            case "everyone" -> Video.Audience.EVERYONE;
            case "members" -> Video.Audience.MEMBERS;
            default -> throw Problem.invalid("audience", "audience is everyone or members");
        };
    }

    private static List<String> hashtags(List<String> told) {
        Set<String> kept = new LinkedHashSet<>();
        for (@Nullable String each : told) {
            if (each == null) {
                throw Problem.invalid("hashtags", "A hashtag is a text");
            }
            kept.add(hashtag(each));
        }
        if (kept.size() > MAX_HASHTAGS) {
            throw Problem.invalid("hashtags", "A video has at most " + MAX_HASHTAGS + " hashtags");
        }
        return List.copyOf(kept);
    }

    private static void checkUrl(@Nullable String url) {
        if (url == null) {
            return;
        }
        try {
            String scheme = new URI(url).getScheme();
            if (url.length() <= MAX_URL && ("https".equals(scheme) || "http".equals(scheme))) {
                return;
            }
        } catch (URISyntaxException notOne) {
            // falls through
        }
        throw Problem.invalid(
                "media_url", "media_url is an http or https address of at most " + MAX_URL + " characters");
    }

    private static @Nullable Instant micros(String field, @Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw Problem.invalid(field, field + " is from the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
