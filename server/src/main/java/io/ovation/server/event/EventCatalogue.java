package io.ovation.server.event;

import java.util.List;

/**
 * The types of event that one feature tells, as an {@code @ApplicationScoped} bean in the file that also holds their data
 * records. Everything else (filters, the AsyncAPI document, the list in the docs) follows from it.
 */
public interface EventCatalogue {
    /** The types, in the order in which people read them. */
    List<EventType<?>> types();
}
