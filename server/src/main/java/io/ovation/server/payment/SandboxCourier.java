package io.ovation.server.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.SandboxCallbacks;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Delivers the sandbox provider's events to our own callback address over HTTP, signed, again and again until we answer
 * 2xx: the same way a real provider would, so that the same code takes them in.
 */
@ApplicationScoped
public class SandboxCourier implements OutsideOperation {
    private final Database database;
    private final SandboxPayments payments;
    private final ObjectMapper json;
    private final SandboxCallbacks callbacks;

    SandboxCourier(Database database, SandboxPayments payments, ObjectMapper json, SandboxCallbacks callbacks) {
        this.database = database;
        this.payments = payments;
        this.json = json;
        this.callbacks = callbacks;
    }

    @Override
    public Intents intents() {
        payments.settleDue(Instant.now());
        return new Intents(database, "coin_sandbox_event");
    }

    @Override
    public void advance(long number) {
        List<ProviderEvent> open = database.withHandle(handle -> handle.createQuery("""
                        SELECT e.number, e.kind, e.payment, p.reference, p.reason FROM coin_sandbox_event e
                        JOIN coin_sandbox_payment p ON p.id = e.payment
                        WHERE e.number = :number AND e.next_attempt_at IS NOT NULL""")
                .bind("number", number)
                .map((row, context) -> new ProviderEvent(
                        PublicId.of("evt", row.getLong("number")),
                        row.getString("kind"),
                        row.getString("payment"),
                        row.getString("reference"),
                        row.getString("reason")))
                .list());
        for (ProviderEvent event : open) {
            callbacks.deliver(SandboxPaymentSource.PATH, payments.secret(), body(event));
            database.useTransaction(handle -> handle.createUpdate(
                            "UPDATE coin_sandbox_event SET next_attempt_at = NULL WHERE number = :number")
                    .bind("number", number)
                    .execute());
        }
    }

    private String body(ProviderEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
