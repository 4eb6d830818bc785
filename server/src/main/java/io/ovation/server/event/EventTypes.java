package io.ovation.server.event;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every type of event there is. Immutable. */
@ApplicationScoped
public class EventTypes {
    private final Map<String, EventType<?>> byName;

    /** The types of all features; two of one name are a mistake of ours. */
    public EventTypes(@All List<EventCatalogue> catalogues) {
        Map<String, EventType<?>> types = new TreeMap<>();
        for (EventCatalogue catalogue : catalogues) {
            for (EventType<?> type : catalogue.types()) {
                if (types.put(type.name(), type) != null) {
                    throw new IllegalStateException("two types of event are called " + type.name());
                }
            }
        }
        byName = Collections.unmodifiableMap(types);
    }

    /** All of them, by name. */
    public Collection<EventType<?>> all() {
        return byName.values();
    }

    /** Whether there is one of this name. */
    public boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** Whether the name of any begins like this. */
    public boolean anyBegins(String prefix) {
        return byName.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }
}
