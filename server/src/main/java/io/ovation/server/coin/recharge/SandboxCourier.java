package io.ovation.server.coin.recharge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Delivers the sandbox provider's events to our own callback address over HTTP, signed, again and again until we answer
 * 2xx: the same way a real provider would, so that the same code takes them in.
 */
@ApplicationScoped
public class SandboxCourier implements OutsideOperation {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Database database;
    private final SandboxPayments payments;
    private final ObjectMapper json;
    private final HttpClient http;

    SandboxCourier(Database database, SandboxPayments payments, ObjectMapper json) {
        this.database = database;
        this.payments = payments;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
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
            deliver(event);
            database.useTransaction(handle -> handle.createUpdate(
                            "UPDATE coin_sandbox_event SET next_attempt_at = NULL WHERE number = :number")
                    .bind("number", number)
                    .execute());
        }
    }

    private void deliver(ProviderEvent event) {
        try {
            String body = json.writeValueAsString(event);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port() + SandboxCallbackResource.PATH))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header(CallbackSignature.HEADER, CallbackSignature.sign(payments.secret(), Instant.now(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the callback was answered with " + status);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException("the callback did not arrive: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while delivering a callback", e);
        }
    }

    /** Where this server really listens. */
    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }
}
