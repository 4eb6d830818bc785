package io.ovation.server.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class CallbackInboxTest {
    @Inject
    CallbackInbox inbox;

    @Inject
    Database database;

    @Test
    void an_event_delivered_by_many_at_once_is_applied_once() throws InterruptedException {
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger wentOn = new AtomicInteger();
        SignedEvent event = new SignedEvent(fresh(), "thing.happened", handle -> {
            applied.incrementAndGet();
            return wentOn::incrementAndGet;
        });
        int deliveries = 8;
        CountDownLatch all = new CountDownLatch(deliveries);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < deliveries; i++) {
                threads.execute(() -> {
                    assertThat(inbox.take("test", event, Instant.now())).isTrue();
                    all.countDown();
                });
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(applied).hasValue(1);
        assertThat(wentOn).hasValue(1);
    }

    @Test
    void an_event_whose_consequence_could_not_be_written_is_taken_at_the_next_delivery() {
        AtomicInteger attempts = new AtomicInteger();
        SignedEvent event = new SignedEvent(fresh(), "thing.happened", handle -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("the database went away");
            }
            return SignedEvent.DONE;
        });
        assertThatThrownBy(() -> inbox.take("test", event, Instant.now())).hasMessageContaining("went away");
        assertThat(inbox.take("test", event, Instant.now())).isTrue();
        inbox.take("test", event, Instant.now());
        assertThat(attempts).as("the third delivery found it kept").hasValue(2);
    }

    @Test
    void what_goes_on_afterwards_may_fail_without_a_second_delivery() {
        SignedEvent event = new SignedEvent(fresh(), "thing.happened", handle -> () -> {
            throw new IllegalStateException("the ledger is busy");
        });
        assertThat(inbox.take("test", event, Instant.now())).isTrue();
        assertThat(kept(event.id())).isEqualTo(1);
    }

    @Test
    void what_is_not_ours_is_not_kept_and_two_sources_may_use_one_id() {
        String id = fresh();
        assertThat(inbox.take("test", SignedEvent.notOurs(id, "other"), Instant.now()))
                .isFalse();
        assertThat(kept(id)).isZero();
        SignedEvent event = new SignedEvent(id, "thing", handle -> SignedEvent.DONE);
        inbox.take("test", event, Instant.now());
        inbox.take("other", event, Instant.now());
        assertThat(kept(id)).isEqualTo(2);
    }

    @Test
    void old_events_are_forgotten_and_recent_ones_kept() {
        Instant now = Instant.now();
        SignedEvent old = new SignedEvent(fresh(), "thing", handle -> SignedEvent.DONE);
        SignedEvent recent = new SignedEvent(fresh(), "thing", handle -> SignedEvent.DONE);
        inbox.take("test", old, now.minus(CallbackInbox.KEPT).minus(Duration.ofHours(1)));
        inbox.take("test", recent, now.minus(CallbackInbox.KEPT).plus(Duration.ofHours(1)));
        assertThat(inbox.forgetOld(now)).isPositive();
        assertThat(kept(old.id())).isZero();
        assertThat(kept(recent.id())).isEqualTo(1);
    }

    @Test
    void a_source_that_is_not_there_is_not_found() {
        TestServer.guest()
                .body("{}")
                .post("/v1/provider-callbacks/nobody")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"))
                .body("cure", containsString("sandbox-bank"));
    }

    private int kept(String id) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM provider_callback WHERE event_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    }

    private static String fresh() {
        return "evt_" + UUID.randomUUID();
    }
}
