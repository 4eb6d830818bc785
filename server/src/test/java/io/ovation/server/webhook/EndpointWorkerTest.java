package io.ovation.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ovation.server.TestServer;
import io.ovation.server.api.Numbers;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.event.EventFilter;
import io.ovation.server.event.EventLog;
import io.ovation.server.event.EventTail;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A worker that dies in the middle, and the one that goes on. The endpoint is paused for the server's own relay. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EndpointWorkerTest {
    @Inject
    Database database;

    @Inject
    EndpointStore endpoints;

    @Inject
    DeliveryStore deliveries;

    @Inject
    EventLog log;

    @Inject
    EventTail tail;

    @Inject
    Vertx vertx;

    @Inject
    EventEnvelope envelope;

    @Inject
    AddressRules addresses;

    @Test
    void what_was_under_way_when_a_worker_died_is_sent_again_and_what_was_written_is_not() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        Set<String> stuck = ConcurrentHashMap.newKeySet();
        try (Sink sink = new Sink(webhook -> {
            boolean holds = webhook.body().contains("stuck-") && stuck.add(webhook.header("webhook-id"));
            if (holds) {
                await(released);
            }
            return 200;
        })) {
            WebhookEndpoint endpoint = endpoints.insert(paused(sink.url("/")));
            AtomicBoolean alive = new AtomicBoolean(true);
            Thread first = Thread.startVirtualThread(worker(enabled(endpoint), alive));
            List<TestServer.Person> people = new ArrayList<>();
            for (int person = 0; person < 12; person++) {
                String name = (person % 4 == 0 ? "stuck-" : "quick-") + System.nanoTime();
                people.add(TestServer.person(name, Map.of("name", "Somebody", "market", "US")));
            }
            until(() -> stuck.size() == 3 && sink.taken().size() == 9);
            until(() -> deliveries
                            .page(endpoint.number(), Delivery.State.DELIVERED, Long.MAX_VALUE, 100)
                            .size()
                    == 9);
            alive.set(false);
            first.join();
            released.countDown();
            long written = endpoints.find(endpoint.number()).orElseThrow().position();
            assertThat(written).isLessThan(tail.head());

            AtomicBoolean next = new AtomicBoolean(true);
            Thread second = Thread.startVirtualThread(
                    worker(enabled(endpoints.find(endpoint.number()).orElseThrow()), next));
            until(() -> deliveries
                            .page(endpoint.number(), Delivery.State.DELIVERED, Long.MAX_VALUE, 100)
                            .size()
                    == 12);
            next.set(false);
            second.join();

            for (TestServer.Person person : people) {
                long times = sink.received().stream()
                        .filter(each -> each.body().contains(person.id()))
                        .count();
                assertThat(times).isEqualTo(person.externalId().startsWith("stuck-") ? 2 : 1);
            }
            endpoints.delete(endpoint.number());
        }
    }

    private EndpointWorker worker(WebhookEndpoint endpoint, AtomicBoolean alive) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Counter counter = metrics.counter("attempts");
        WebhookSettings settings = new Patient();
        return new EndpointWorker(
                endpoint,
                database,
                deliveries,
                log,
                tail,
                new WebhookSender(vertx, envelope, addresses, settings),
                settings,
                counter,
                counter,
                alive::get);
    }

    /** The usual settings, but that an answer is waited for. */
    private record Patient() implements WebhookSettings {
        @Override
        public int concurrency() {
            return 32;
        }

        @Override
        public Duration timeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofDays(3);
        }

        @Override
        public int mostWaiting() {
            return 1_000;
        }

        @Override
        public Optional<List<String>> allowedNetworks() {
            return Optional.empty();
        }

        @Override
        public Duration look() {
            return Duration.ofSeconds(1);
        }
    }

    private static WebhookEndpoint paused(String url) {
        return new WebhookEndpoint(
                Numbers.next(),
                url,
                "",
                new EventFilter(List.of("user.created"), List.of(), Map.of()),
                false,
                WebhookEndpoint.Status.PAUSED,
                null,
                1,
                0,
                "whsec_dGhlIHRlc3RzIHNpZ24gd2l0aCB0aGlzIHNlY3JldA==",
                List.of(),
                null,
                Instant.now());
    }

    private static WebhookEndpoint enabled(WebhookEndpoint endpoint) {
        return new WebhookEndpoint(
                endpoint.number(),
                endpoint.url(),
                endpoint.description(),
                endpoint.filter(),
                endpoint.ordered(),
                WebhookEndpoint.Status.ENABLED,
                null,
                endpoint.version(),
                endpoint.position(),
                endpoint.secret(),
                endpoint.formerSecrets(),
                endpoint.failingSince(),
                endpoint.createdAt());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("what was waited for did not happen").isBefore(end);
            Thread.sleep(20);
        }
    }
}
