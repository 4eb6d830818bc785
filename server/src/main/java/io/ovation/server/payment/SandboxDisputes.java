package io.ovation.server.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.SandboxCallbacks;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cardholders of the sandbox who go to their bank: a while after a payment with one of the disputing cards the sandbox provider
 * takes the money back and tells us so by a signed callback, and later, with two of the cards, how it ended. It delivers again
 * and again until we answer 2xx. Its books are a table of its own.
 */
@ApplicationScoped
public class SandboxDisputes implements OutsideOperation {
    static final Duration STEP_TIME = Duration.ofSeconds(2);

    /** What the sandbox provider takes for the trouble, in minor units of the payment's currency. */
    static final long FEE = 1_500;

    private final Database database;
    private final SandboxPayments payments;
    private final SandboxCallbacks callbacks;
    private final ObjectMapper json;

    SandboxDisputes(Database database, SandboxPayments payments, SandboxCallbacks callbacks, ObjectMapper json) {
        this.database = database;
        this.payments = payments;
        this.callbacks = callbacks;
        this.json = json;
    }

    @Override
    public Intents intents() {
        openDue(Instant.now());
        return new Intents(database, "coin_sandbox_dispute");
    }

    /** Tells us how the dispute stands, and goes on to how it ends. */
    @Override
    public void advance(long number) {
        Event event = database.withHandle(handle -> handle.createQuery("""
                        SELECT d.number, d.status, p.reference, p.amount, p.currency FROM coin_sandbox_dispute d
                        JOIN coin_sandbox_payment p ON p.id = d.payment WHERE d.number = :number""")
                .bind("number", number)
                .map((row, context) -> new Event(
                        PublicId.of("evt", row.getLong("number")) + "_" + row.getString("status"),
                        PublicId.of("sbd", row.getLong("number")),
                        row.getString("reference"),
                        row.getLong("amount"),
                        row.getString("currency"),
                        FEE,
                        row.getString("status")))
                .one());
        callbacks.deliver(SandboxDisputeSource.PATH, payments.secret(), body(event));
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_sandbox_dispute d SET attempts = 0, status = CASE
                                WHEN d.status = 'open' AND p.method = :won THEN 'won'
                                WHEN d.status = 'open' AND p.method = :lost THEN 'lost'
                                ELSE d.status END,
                            next_attempt_at = CASE
                                WHEN d.status = 'open' AND p.method IN (:won, :lost) THEN CAST(:next AS timestamptz) END
                        FROM coin_sandbox_payment p
                        WHERE p.id = d.payment AND d.number = :number AND d.status = :status""")
                .bind("won", SandboxPayments.DISPUTED_WON)
                .bind("lost", SandboxPayments.DISPUTED_LOST)
                .bind("next", Instant.now().plus(STEP_TIME))
                .bind("number", number)
                .bind("status", event.status())
                .execute());
    }

    private void openDue(Instant now) {
        database.useTransaction(handle -> {
            List<String> due = handle.createQuery("""
                            SELECT id FROM coin_sandbox_payment p
                            WHERE method IN (<methods>) AND status = 'succeeded' AND created_at <= :before
                                AND NOT EXISTS (SELECT FROM coin_sandbox_dispute d WHERE d.payment = p.id)
                            LIMIT 100""")
                    .bindList("methods", SandboxPayments.DISPUTING)
                    .bind("before", now.minus(STEP_TIME))
                    .mapTo(String.class)
                    .list();
            for (String payment : due) {
                handle.createUpdate("""
                                INSERT INTO coin_sandbox_dispute (number, payment, status, created_at, next_attempt_at)
                                VALUES (:number, :payment, 'open', :now, :now) ON CONFLICT (payment) DO NOTHING""")
                        .bind("number", Numbers.next())
                        .bind("payment", payment)
                        .bind("now", now)
                        .execute();
            }
        });
    }

    private String body(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the sandbox provider says of a dispute.
     *
     * @param dispute its own id
     * @param payment its own id of the payment
     * @param status open, won or lost
     */
    record Event(String id, String dispute, String payment, long amount, String currency, long fee, String status) {
        /** How it ended; null while it has not. */
        DisputeNews.@Nullable Decision decision() {
            return status.equals("open") ? null : DisputeNews.Decision.valueOf(status.toUpperCase(Locale.ROOT));
        }
    }
}
