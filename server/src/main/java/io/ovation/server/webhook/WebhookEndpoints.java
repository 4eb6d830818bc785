package io.ovation.server.webhook;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventFilter;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventTypes;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the platform can do with its webhooks. Blocking; any thread. */
@ApplicationScoped
class WebhookEndpoints {
    private static final int MOST_ENDPOINTS = 100;
    private static final int SECRET_BYTES = 32;
    private static final int MOST_FORMER_SECRETS = 5;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_DEAD_AT_ONCE = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final EventLog log;
    private final EventTypes types;
    private final AddressRules addresses;
    private final Database database;

    WebhookEndpoints(
            EndpointStore endpoints,
            DeliveryStore deliveries,
            EventLog log,
            EventTypes types,
            AddressRules addresses,
            Database database) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.log = log;
        this.types = types;
        this.addresses = addresses;
        this.database = database;
    }

    /** A new endpoint; what happens from now on goes to it. */
    WebhookEndpoint create(WebhookEndpointResource.Wish wish) {
        return endpoints.insert(made(wish));
    }

    /** The same, in a transaction of the caller's. */
    WebhookEndpoint create(Handle handle, WebhookEndpointResource.Wish wish) {
        return endpoints.insert(handle, made(wish));
    }

    private WebhookEndpoint made(WebhookEndpointResource.Wish wish) {
        if (wish.url() == null) {
            throw Problem.invalid("url", "url is missing");
        }
        addresses.check(wish.url());
        if (endpoints.count() >= MOST_ENDPOINTS) {
            throw Problem.invalid("url", "There are " + MOST_ENDPOINTS + " endpoints already")
                    .cure("Delete one first");
        }
        return new WebhookEndpoint(
                Numbers.next(),
                wish.url(),
                description(wish.description() == null ? "" : wish.description()),
                EventFilter.asked(types, wish.types(), wish.subjects(), wish.data()),
                wish.ordered() != null && wish.ordered(),
                WebhookEndpoint.Status.ENABLED,
                null,
                1,
                0,
                newSecret(),
                List.of(),
                null,
                Instant.now());
    }

    /** The endpoint of a public id; {@code not_found} when there is none. */
    WebhookEndpoint get(long number) {
        return endpoints
                .find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such webhook endpoint"));
    }

    Page<WebhookEndpoint> page(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                endpoints.page(key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /**
     * Changes what is not null. Enabling one that was disabled lets it go on where it stopped.
     *
     * @param ifVersion the version the caller has seen, or null
     */
    WebhookEndpoint change(long number, WebhookEndpointResource.Change change, @Nullable Long ifVersion) {
        WebhookEndpoint before = get(number);
        if (ifVersion != null && ifVersion != before.version()) {
            throw Problem.of(ProblemCode.PRECONDITION_FAILED)
                    .detail("Somebody changed this endpoint in the meantime")
                    .cure("Read it again and decide anew");
        }
        if (change.url() != null) {
            addresses.check(change.url());
        }
        WebhookEndpoint.Status status = change.status() == null ? before.status() : status(change.status());
        boolean anew = status == WebhookEndpoint.Status.ENABLED;
        EventFilter filter = before.filter();
        WebhookEndpoint after = new WebhookEndpoint(
                number,
                change.url() == null ? before.url() : change.url(),
                change.description() == null ? before.description() : description(change.description()),
                EventFilter.asked(
                        types,
                        change.types() == null ? filter.types() : change.types(),
                        change.subjects() == null ? filter.subjects() : change.subjects(),
                        change.data() == null ? filter.data() : change.data()),
                change.ordered() == null ? before.ordered() : change.ordered(),
                status,
                anew ? null : before.statusReason(),
                before.version(),
                before.position(),
                before.secret(),
                before.formerSecrets(),
                anew ? null : before.failingSince(),
                before.createdAt());
        return endpoints
                .change(after, before.version())
                .orElseThrow(() -> Problem.of(ProblemCode.PRECONDITION_FAILED)
                        .detail("Somebody changed this endpoint at the same moment")
                        .cure("Ask again"));
    }

    void delete(long number) {
        if (!endpoints.delete(number)) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("There is no such webhook endpoint");
        }
    }

    /**
     * A new secret. The one it replaces signs as well until the overlap is over, and those before it until their own end.
     *
     * @param endFormer whether those before it end now, as after a leak
     */
    WebhookEndpoint rotate(long number, Duration overlap, boolean endFormer) {
        Instant now = Instant.now();
        return endpoints
                .rotate(number, newSecret(), before -> {
                    List<WebhookEndpoint.FormerSecret> former = new ArrayList<>();
                    if (overlap.isPositive()) {
                        former.add(new WebhookEndpoint.FormerSecret(before.secret(), now.plus(overlap)));
                    }
                    if (!endFormer) {
                        former.addAll(before.formerSecrets(now));
                    }
                    if (former.size() > MOST_FORMER_SECRETS) {
                        throw Problem.invalid("overlap_seconds", MOST_FORMER_SECRETS + " former secrets sign still")
                                .cure("Wait for the end of one, or end them all with end_former");
                    }
                    return former;
                })
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such webhook endpoint"));
    }

    /** Tells the endpoint alone that somebody wants to see whether it works. */
    void ping(long number) {
        WebhookEndpoint endpoint = get(number);
        database.useTransaction(handle -> Events.append(handle, WebhookEvents.ping(endpoint, Instant.now())));
    }

    Page<Delivery> deliveries(long number, @Nullable String state, @Nullable String cursor, int limit) {
        get(number);
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                deliveries.page(
                        number, state == null ? null : state(state), key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.position()));
    }

    Delivery delivery(long number, UUID event) {
        return deliveries
                .find(number, event)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("This event was not sent to this endpoint, or that is no longer known"));
    }

    /** Sends an event to an endpoint again, or for the first time, with three days anew. */
    Delivery resend(long number, UUID event) {
        get(number);
        Event found = log.find(event)
                .orElseThrow(() ->
                        Problem.of(ProblemCode.NOT_FOUND).detail("There is no such event, or it is no longer kept"));
        return deliveries.again(number, found.position(), found.id(), found.type(), Instant.now());
    }

    /** Sends again what was given up, at most a thousand. */
    int resendDead(long number) {
        get(number);
        return deliveries.deadAgain(number, Instant.now(), MOST_DEAD_AT_ONCE);
    }

    private static String description(String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            throw Problem.invalid("description", "At most " + LONGEST_DESCRIPTION + " characters");
        }
        return text;
    }

    private static WebhookEndpoint.Status status(String text) {
        return switch (text) {
            case "enabled" -> WebhookEndpoint.Status.ENABLED;
            case "paused" -> WebhookEndpoint.Status.PAUSED;
            default -> throw Problem.invalid("status", "status is enabled or paused");
        };
    }

    private static Delivery.State state(String text) {
        return switch (text) {
            case "delivered" -> Delivery.State.DELIVERED;
            case "retrying" -> Delivery.State.RETRYING;
            case "dead" -> Delivery.State.DEAD;
            default -> throw Problem.invalid("state", "state is delivered, retrying or dead");
        };
    }

    private static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }
}
