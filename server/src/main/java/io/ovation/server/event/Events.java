package io.ovation.server.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ovation.server.api.JsonRules;
import io.ovation.server.store.RowCopy;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The one place where facts become events. An event is a row of the same SQL transaction as the fact, so there is none
 * without the other: append it where the row changes, after the check that this transaction is the one that changed it.
 *
 * <p>Facts of the books are told by the projection that writes their rows; it asks {@link #told} first, because a
 * projection may be built again and nothing is told twice.
 *
 * <p>Any thread; blocks on SQL.
 */
public final class Events {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = json();

    private Events() {}

    /** Appends an event in the handle's transaction. */
    public static void append(Handle handle, EventDraft draft) {
        append(handle, List.of(draft));
    }

    /** Appends events in the handle's transaction, in this order. */
    public static void append(Handle handle, List<EventDraft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy("event_outbox", "id", "type", "subject", "at", "data");
        for (EventDraft draft : drafts) {
            rows.put(newId())
                    .put(draft.type().name())
                    .put(draft.subject())
                    .put(draft.at())
                    .put(text(draft.data()))
                    .endRow();
        }
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Events could not be appended", fault);
        }
    }

    /**
     * Up to which batch of the books a teller had told what happened before; from this transaction on it has told up to
     * {@code sequence}. A projection that is built again asks with sequences that were told already.
     *
     * @param teller a stable name, such as that of the projection
     */
    public static long told(Handle handle, String teller, long sequence) {
        return handle.createQuery("""
                        WITH before AS (SELECT sequence FROM event_told WHERE teller = :teller),
                            now_told AS (
                                INSERT INTO event_told AS t (teller, sequence) VALUES (:teller, :sequence)
                                ON CONFLICT (teller) DO UPDATE SET sequence = GREATEST(t.sequence, excluded.sequence))
                        SELECT COALESCE((SELECT sequence FROM before), 0)""")
                .bind("teller", teller)
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one();
    }

    /** How events are written as JSON: as every answer of the API. */
    static ObjectMapper json() {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new JsonRules().customize(mapper);
        return mapper;
    }

    private static String text(Record data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be written as JSON: " + data.getClass(), e);
        }
    }

    /** A UUID of version 7: made in time order, so that the index of ids grows at its end (RFC 9562, 5.7). */
    private static UUID newId() {
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (RANDOM.nextInt() & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
