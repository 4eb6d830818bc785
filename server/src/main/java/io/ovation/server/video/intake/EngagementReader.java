package io.ovation.server.video.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.video.Source;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of events: a JSON array of objects, or objects one after the other (NDJSON). Strict: a field that is unknown, comes twice or
 * holds what it must not refuses the whole batch, and says where. Immutable; any thread.
 */
final class EngagementReader {
    /** The most events of one batch. */
    static final int MOST_EVENTS = 50_000;

    private static final int MAX_TEXT = 128;
    private static final int MAX_SECONDS = 86_400;
    private static final Map<String, Engagement.Kind> KINDS = Stream.of(Engagement.Kind.values())
            .collect(Collectors.toUnmodifiableMap(Engagement.Kind::text, Function.identity()));
    private static final Map<String, Source> SOURCES =
            Stream.of(Source.values()).collect(Collectors.toUnmodifiableMap(Source::text, Function.identity()));
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNameLength(64)
                    .maxStringLength(4_096)
                    .maxNumberLength(32)
                    .build())
            .build();

    private EngagementReader() {}

    /**
     * The events of a batch, in order; {@code malformed_json}, {@code unknown_field} or {@code field_invalid} names the first mistake.
     */
    static List<Engagement> read(byte[] body) {
        List<Engagement> events = new ArrayList<>(Math.min(MOST_EVENTS, body.length / 150 + 1));
        try (JsonParser parser = JSON.createParser(body)) {
            @Nullable JsonToken token = parser.nextToken();
            boolean isArray = token == JsonToken.START_ARRAY;
            if (isArray) {
                token = parser.nextToken();
            }
            while (token == JsonToken.START_OBJECT) {
                if (events.size() == MOST_EVENTS) {
                    throw Problem.of(ProblemCode.FIELD_INVALID)
                            .field("events")
                            .detail("A batch has at most " + MOST_EVENTS + " events")
                            .cure("Send it in several");
                }
                events.add(event(parser, events.size()));
                token = parser.nextToken();
            }
            boolean isWhole = isArray ? token == JsonToken.END_ARRAY && parser.nextToken() == null : token == null;
            if (!isWhole || events.isEmpty() && !isArray) {
                throw malformed("After " + events.size() + " events comes something that is none");
            }
            return events;
        } catch (JsonProcessingException broken) {
            throw malformed("Event " + events.size() + " is not valid JSON: " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw malformed("The body cannot be read");
        }
    }

    private static Engagement event(JsonParser parser, int index) throws IOException {
        Draft draft = new Draft(index);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            draft.take(name, value, parser);
        }
        return draft.event();
    }

    private static Problem malformed(String detail) {
        return Problem.of(ProblemCode.MALFORMED_JSON)
                .detail(detail)
                .cure("Send a JSON array of events, or one event a line");
    }

    /** One event on its way in. */
    private static final class Draft {
        private final int index;
        private int taken;
        private @Nullable String id;
        private Engagement.@Nullable Kind kind;
        private @Nullable String video;
        private @Nullable String viewer;
        private @Nullable String device;
        private @Nullable String market;
        private Source source = Source.OTHER;
        private @Nullable Instant at;
        private int watchSeconds;
        private boolean isPaid;

        Draft(int index) {
            this.index = index;
        }

        void take(String name, JsonToken value, JsonParser parser) throws IOException {
            switch (name) {
                case "id" -> id = once(0, name, text(name, value, parser));
                case "kind" -> kind = once(1, name, known(KINDS, name, value, parser, Engagement.Kind.texts()));
                case "video" -> video = once(2, name, text(name, value, parser));
                case "viewer" -> viewer = once(3, name, text(name, value, parser));
                case "device" -> device = once(4, name, text(name, value, parser));
                case "market" -> market = once(5, name, text(name, value, parser));
                case "source" -> source = once(6, name, known(SOURCES, name, value, parser, Source.texts()));
                case "at" -> at = once(7, name, time(text(name, value, parser)));
                case "watch_seconds" -> watchSeconds = once(8, name, seconds(value, parser));
                case "paid" -> isPaid = once(9, name, flag(value));
                default ->
                    throw Problem.of(ProblemCode.UNKNOWN_FIELD)
                            .field(place(name))
                            .detail("An event has no field '" + name + "'");
            }
        }

        Engagement event() {
            Engagement.Kind what = required("kind", kind);
            if (what == Engagement.Kind.VIEW && device == null) {
                throw invalid("device", "A view has a device");
            }
            boolean isTimed = what == Engagement.Kind.VIEW || what == Engagement.Kind.WATCH;
            if (!isTimed && watchSeconds != 0 || what == Engagement.Kind.WATCH && watchSeconds == 0) {
                throw invalid("watch_seconds", "A watch has watch_seconds, a view may, and nothing else does");
            }
            return new Engagement(
                    required("id", id),
                    what,
                    required("video", video),
                    required("viewer", viewer),
                    device,
                    required("market", market),
                    source,
                    required("at", at),
                    watchSeconds,
                    isPaid);
        }

        private <T> T once(int field, String name, T value) {
            int bit = 1 << field;
            if ((taken & bit) != 0) {
                throw invalid(name, name + " comes twice");
            }
            taken |= bit;
            return value;
        }

        private String text(String name, JsonToken value, JsonParser parser) throws IOException {
            if (value == JsonToken.VALUE_STRING) {
                String text = parser.getText();
                if (!text.isEmpty() && text.length() <= MAX_TEXT && text.indexOf('\0') < 0) {
                    return text;
                }
            }
            throw invalid(name, name + " is a text of 1 to " + MAX_TEXT + " characters");
        }

        private <T> T known(Map<String, T> all, String name, JsonToken value, JsonParser parser, List<String> texts)
                throws IOException {
            @Nullable T found = value == JsonToken.VALUE_STRING ? all.get(parser.getText()) : null;
            if (found == null) {
                throw invalid(name, name + " is one of " + String.join(", ", texts));
            }
            return found;
        }

        private Instant time(String text) {
            try {
                Instant time = plain(text);
                if (time == null) {
                    time = text.endsWith("Z")
                            ? Instant.parse(text)
                            : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                                    .toInstant();
                }
                if (time.getEpochSecond() > 0 && time.getEpochSecond() < 32_503_680_000L) {
                    return time;
                }
            } catch (DateTimeException notOne) {
                // falls through
            }
            throw invalid("at", "at is a time such as 2026-11-23T15:00:00Z");
        }

        /** The usual form, {@code 2026-11-23T15:00:00.123Z}, without a formatter's detours; null for any other. */
        private static @Nullable Instant plain(String text) {
            int length = text.length();
            if (length < 20
                    || length > 30
                    || text.charAt(4) != '-'
                    || text.charAt(7) != '-'
                    || text.charAt(10) != 'T'
                    || text.charAt(13) != ':'
                    || text.charAt(16) != ':'
                    || text.charAt(19) != (length == 20 ? 'Z' : '.')
                    || text.charAt(length - 1) != 'Z') {
                return null;
            }
            int nanos = 0;
            if (length > 20) {
                int digits = length - 21;
                nanos = digits(text, 20, digits);
                for (int i = digits; i < 9; i++) {
                    nanos *= 10;
                }
            }
            int hour = digits(text, 11, 2);
            int minute = digits(text, 14, 2);
            int second = digits(text, 17, 2);
            if (length == 21 || hour > 23 || minute > 59 || second > 59) {
                return null;
            }
            long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * 86_400 + hour * 3_600 + minute * 60 + second, nanos);
        }

        private static int digits(String text, int from, int count) {
            int number = 0;
            for (int i = from; i < from + count; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    throw new DateTimeException("no digit");
                }
                number = 10 * number + digit;
            }
            return number;
        }

        private int seconds(JsonToken value, JsonParser parser) throws IOException {
            if (value == JsonToken.VALUE_NUMBER_INT) {
                double number = parser.getDoubleValue();
                if (number >= 0 && number <= MAX_SECONDS) {
                    return (int) number;
                }
            }
            throw invalid("watch_seconds", "watch_seconds is a whole number from 0 to " + MAX_SECONDS);
        }

        private boolean flag(JsonToken value) {
            if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
                throw invalid("paid", "paid is true or false");
            }
            return value == JsonToken.VALUE_TRUE;
        }

        private <T> T required(String name, @Nullable T value) {
            if (value == null) {
                throw invalid(name, "An event needs " + name);
            }
            return value;
        }

        private Problem invalid(String name, String detail) {
            return Problem.of(ProblemCode.FIELD_INVALID).field(place(name)).detail(detail);
        }

        private String place(String name) {
            return "events[" + index + "]." + name;
        }
    }
}
