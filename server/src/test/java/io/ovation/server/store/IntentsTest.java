package io.ovation.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Steps of one intent on two servers; each server is a {@code Database} of its own. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class IntentsTest {
    private static final String TABLE = "coin_sandbox_event";

    @Inject
    Database database;

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void while_one_server_takes_a_step_the_other_waits_and_then_sees_what_became_of_it() throws Exception {
        long number = intent();
        CompletableFuture<Integer> inside = new CompletableFuture<>();
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> server().alone(number, handle -> {
                inside.complete(connection(handle));
                await(mayEnd);
                takeUnlessTaken(handle, number);
            }));
            int holder = inside.get();
            Future<?> second = threads.submit(() -> server().alone(number, handle -> takeUnlessTaken(handle, number)));
            for (int i = 0; i < 1_000 && waitingFor(holder) == 0; i++) {
                Thread.sleep(10);
            }
            assertThat(waitingFor(holder)).isEqualTo(1);
            assertThat(steps).hasValue(0);
            mayEnd.countDown();
            first.get();
            second.get();
        }
        assertThat(steps).as("the second found it taken").hasValue(1);
    }

    @Test
    void a_server_that_lost_its_connection_in_the_middle_of_a_step_writes_nothing_and_another_takes_it()
            throws Exception {
        long number = intent();
        CompletableFuture<Integer> inside = new CompletableFuture<>();
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> cut = threads.submit(() -> server().alone(number, handle -> {
                inside.complete(connection(handle));
                await(mayGoOn);
                takeUnlessTaken(handle, number);
            }));
            int holder = inside.get();
            database.withHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(:holder, 5000)")
                    .bind("holder", holder)
                    .mapTo(Boolean.class)
                    .one());
            server().alone(number, handle -> takeUnlessTaken(handle, number));
            mayGoOn.countDown();
            assertThatThrownBy(cut::get).rootCause().isInstanceOf(java.sql.SQLException.class);
        }
        assertThat(steps).hasValue(1);
    }

    private Intents server() {
        return new Intents(new Database(database.source()), TABLE);
    }

    private void takeUnlessTaken(Handle handle, long number) {
        int taken = handle.createUpdate(
                        "UPDATE coin_sandbox_event SET next_attempt_at = NULL, kind = 'taken' WHERE number = :number AND kind = 'open'")
                .bind("number", number)
                .execute();
        steps.addAndGet(taken);
    }

    /** An intent that no sweeper looks at. */
    private long intent() {
        long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO coin_sandbox_payment (id, reference, amount, currency, method, status, created_at)
                            VALUES (:id, :id, 1, 'USD', 'none', 'pending', now())""").bind("id", "intents-test-" + number).execute();
            handle.createUpdate("""
                            INSERT INTO coin_sandbox_event (number, payment, kind, created_at)
                            VALUES (:number, :id, 'open', now())""")
                    .bind("number", number)
                    .bind("id", "intents-test-" + number)
                    .execute();
        });
        return number;
    }

    private static int connection(Handle handle) {
        return handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
    }

    private int waitingFor(int holder) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE :holder = ANY (pg_blocking_pids(pid))")
                .bind("holder", holder)
                .mapTo(Integer.class)
                .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
