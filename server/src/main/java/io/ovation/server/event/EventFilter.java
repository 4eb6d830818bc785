package io.ovation.server.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants. Immutable.
 *
 * @param types names, or beginnings that end in {@code .*}; empty means all
 * @param subjects public ids; empty means all
 * @param data fields of the data, on its first level, with the text of their value; empty means whatever they hold
 */
public record EventFilter(List<String> types, List<String> subjects, Map<String, String> data) {
    /** Everything. */
    public static final EventFilter ALL = new EventFilter(List.of(), List.of(), Map.of());

    private static final ObjectMapper JSON = Events.json();
    private static final int MOST_TYPES = 50;
    private static final int MOST_SUBJECTS = 100;
    private static final int MOST_FIELDS = 5;
    private static final int LONGEST = 200;

    public EventFilter {
        types = List.copyOf(types);
        subjects = List.copyOf(subjects);
        data = Map.copyOf(data);
    }

    /** A filter as somebody asked for it; null stands for no wish. {@code field_invalid} when it can match nothing. */
    public static EventFilter asked(
            EventTypes known,
            @Nullable List<String> types,
            @Nullable List<String> subjects,
            @Nullable Map<String, String> data) {
        List<String> wanted = types == null ? List.of() : types;
        if (wanted.size() > MOST_TYPES) {
            throw Problem.invalid("types", "At most " + MOST_TYPES + " types");
        }
        for (String type : wanted) {
            boolean isKnown = type.endsWith(".*")
                    ? known.anyBegins(type.substring(0, type.length() - 1))
                    : type.equals("*") || known.knows(type);
            if (!isKnown) {
                throw Problem.invalid("types", "There is no type '" + shortened(type) + "'")
                        .cure("GET /v1/event-types lists them; gift.* stands for all that begin with gift.");
            }
        }
        List<String> about = subjects == null ? List.of() : subjects;
        if (about.size() > MOST_SUBJECTS || about.stream().anyMatch(each -> !each.matches("[a-z]+_[0-9a-z]{13,26}"))) {
            throw Problem.invalid("subjects", "At most " + MOST_SUBJECTS + " ids such as live_01h2x…");
        }
        Map<String, String> fields = data == null ? Map.of() : data;
        if (fields.size() > MOST_FIELDS
                || fields.entrySet().stream()
                        .anyMatch(each -> !each.getKey().matches("[a-z][a-z_0-9]{0,60}")
                                || each.getValue() == null
                                || each.getValue().length() > LONGEST)) {
            throw Problem.invalid(
                    "data", "At most " + MOST_FIELDS + " fields of the data with the value each must have");
        }
        return new EventFilter(wanted, about, fields);
    }

    /** Whether it wants an event. */
    public boolean wants(Event event) {
        return (types.isEmpty() || types.stream().anyMatch(type -> matches(type, event.type())))
                && (subjects.isEmpty() || subjects.contains(event.subject()))
                && (data.isEmpty() || holds(event.data()));
    }

    private static boolean matches(String wanted, String type) {
        return wanted.equals("*")
                || wanted.equals(type)
                || wanted.endsWith(".*") && type.startsWith(wanted.substring(0, wanted.length() - 1));
    }

    private boolean holds(String text) {
        try {
            JsonNode fields = JSON.readTree(text);
            return data.entrySet().stream()
                    .allMatch(each -> fields.path(each.getKey()).asText().equals(each.getValue()));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An event in the log is not JSON", broken);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
