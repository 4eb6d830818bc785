package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.TestServer;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class IdempotencyTest {
    private static final Principal MIA = () -> "user:mia";
    private static final Principal JUNO = () -> "user:juno";
    private static final Fingerprint ASKED = Fingerprints.of("test", 1);

    @Inject
    IdempotencyKeys keys;

    @Inject
    IdempotencyPurge purge;

    @Inject
    RequestIds ids;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_retry_gets_the_first_answer_and_nothing_runs_twice() {
        String key = UUID.randomUUID().toString();
        assertThat(once(MIA, key, ASKED)).isEqualTo(new Answer(1, "first"));
        assertThat(once(MIA, key, ASKED)).isEqualTo(new Answer(1, "first"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_answer_is_kept_across_a_restart() {
        String key = UUID.randomUUID().toString();
        once(MIA, key, ASKED);
        IdempotencyKeys afterRestart = new IdempotencyKeys(new Database(database.source()), json);
        Answer again = afterRestart.once(MIA, key, ASKED, Answer.class, () -> new Answer(2, "second"));
        assertThat(again).isEqualTo(new Answer(1, "first"));
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        String key = UUID.randomUUID().toString();
        once(MIA, key, ASKED);
        assertThatThrownBy(() -> once(MIA, key, Fingerprints.of("test", 2)))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void keys_of_different_callers_have_nothing_to_do_with_each_other() {
        String key = UUID.randomUUID().toString();
        once(MIA, key, ASKED);
        assertThat(once(JUNO, key, ASKED)).isEqualTo(new Answer(2, "first"));
        assertThat(ids.entryId(MIA, key)).isNotEqualTo(ids.entryId(JUNO, key));
    }

    @Test
    void a_refused_attempt_leaves_the_key_free() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> keys.once(MIA, key, ASKED, Answer.class, () -> {
                    throw Problem.of(ProblemCode.INSUFFICIENT_COINS);
                }))
                .isInstanceOf(Problem.class);
        assertThat(once(MIA, key, Fingerprints.of("test", 3))).isEqualTo(new Answer(1, "first"));
    }

    @Test
    void no_key_is_refused() {
        assertThatThrownBy(() -> once(MIA, null, ASKED))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REQUIRED);
    }

    @Test
    void of_many_at_once_one_runs_and_the_others_are_told_to_wait() throws Exception {
        String key = UUID.randomUUID().toString();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = threads.submit(() -> keys.once(MIA, key, ASKED, Answer.class, () -> {
                begun.countDown();
                await(mayEnd);
                return new Answer(runs.incrementAndGet(), "first");
            }));
            begun.await();
            List<Future<ProblemCode>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(threads.submit(() -> refusal(key)));
            }
            for (Future<ProblemCode> other : others) {
                assertThat(other.get()).isEqualTo(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            }
            mayEnd.countDown();
            assertThat(first.get()).isEqualTo(new Answer(1, "first"));
        }
        assertThat(once(MIA, key, ASKED)).isEqualTo(new Answer(1, "first"));
    }

    @Test
    void what_a_dead_server_left_in_flight_is_free_at_once_and_it_cannot_answer_for_the_key_any_more()
            throws Exception {
        String key = UUID.randomUUID().toString();
        CompletableFuture<Integer> connection = new CompletableFuture<>();
        CountDownLatch mayEnd = new CountDownLatch(1);
        IdempotencyKeys another = new IdempotencyKeys(new Database(database.source()), json);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ProblemCode> dead =
                    threads.submit(() -> refusal(() -> another.onceIn(MIA, key, ASKED, Answer.class, handle -> {
                        connection.complete(handle.createQuery("SELECT pg_backend_pid()")
                                .mapTo(Integer.class)
                                .one());
                        await(mayEnd);
                        return new Answer(7, "dead");
                    })));
            int held = connection.get();
            assertThat(refusal(key)).isEqualTo(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            database.withHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(:held, 5000)")
                    .bind("held", held)
                    .mapTo(Boolean.class)
                    .one());
            assertThat(once(MIA, key, ASKED)).isEqualTo(new Answer(1, "first"));
            mayEnd.countDown();
            assertThat(dead.get()).isEqualTo(ProblemCode.OUTCOME_UNKNOWN);
        }
        assertThat(once(MIA, key, ASKED)).isEqualTo(new Answer(1, "first"));
    }

    @Test
    void what_the_work_writes_on_the_transaction_of_its_key_happens_with_the_answer_or_not_at_all() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> keys.onceIn(MIA, key, ASKED, Answer.class, handle -> {
                    mark(handle, key);
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(marks(key)).isZero();
        for (int attempt = 0; attempt < 3; attempt++) {
            keys.onceIn(MIA, key, ASKED, Answer.class, handle -> {
                mark(handle, key);
                return new Answer(1, "first");
            });
        }
        assertThat(marks(key)).isEqualTo(1);
    }

    @Test
    void keys_are_forgotten_after_their_documented_time_and_not_before() {
        Instant now = Instant.now();
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();
        kept(old, now.minus(IdempotencyKeys.KEPT_FOR).minusSeconds(60));
        kept(young, now.minus(IdempotencyKeys.KEPT_FOR).plusSeconds(60));
        assertThat(purge.purge(now)).isGreaterThanOrEqualTo(2);
        assertThat(once(MIA, young, ASKED)).isEqualTo(new Answer(9, "kept"));
        assertThat(once(MIA, old, ASKED)).isEqualTo(new Answer(1, "first"));
        assertThat(seen(young)).isEqualTo(1);
        assertThat(seen(old)).isZero();
        assertThat(IdempotencyKeys.KEPT_FOR).as("docs/api/idempotency.md").isEqualTo(Duration.ofDays(30));
    }

    @Test
    void the_forgetting_is_a_job() throws InterruptedException {
        int jobs = 0;
        for (int i = 0; i < 300 && jobs == 0; i++) {
            Thread.sleep(i == 0 ? 0 : 50);
            jobs = database.withHandle(handle -> handle.createQuery(
                            "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'idempotency-purge'")
                    .mapTo(Integer.class)
                    .one());
        }
        assertThat(jobs).isEqualTo(1);
    }

    @Test
    void entry_ids_are_the_same_for_the_same_key_and_keep_its_time() {
        UUID timed = UUID.fromString("019ab000-1234-7abc-8def-0123456789ab");
        UUID id = ids.entryId(MIA, timed.toString());
        assertThat(id).isEqualTo(ids.entryId(MIA, timed.toString()));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(timed.getMostSignificantBits() >>> 16);
        long before = System.currentTimeMillis();
        UUID untimed = ids.entryId(MIA, "order 66 " + before);
        assertThat(untimed).isEqualTo(ids.entryId(MIA, "order 66 " + before));
        assertThat(untimed.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void entry_ids_cannot_be_worked_out_from_what_the_caller_knows() {
        String key = "019ab000-1234-7abc-8def-0123456789ab";
        UUID worked = RequestIds.derived(UUID.fromString(key).getMostSignificantBits() >>> 16, MIA.principal(), key);
        assertThat(ids.entryId(MIA, key)).isNotEqualTo(worked);
    }

    private Answer once(Principal caller, String key, Fingerprint asked) {
        return keys.once(caller, key, asked, Answer.class, () -> new Answer(runs.incrementAndGet(), "first"));
    }

    private ProblemCode refusal(String key) {
        return refusal(() -> once(MIA, key, ASKED));
    }

    private static ProblemCode refusal(Runnable attempt) {
        try {
            attempt.run();
            throw new AssertionError("two ran at once");
        } catch (Problem problem) {
            return problem.code();
        }
    }

    private static void mark(Handle handle, String key) {
        handle.createUpdate("""
                        INSERT INTO first_seen_keys (principal, key, seen_millis)
                        SELECT 'mark ' || count(*), :key, :now FROM first_seen_keys WHERE key = :key""")
                .bind("key", key)
                .bind("now", System.currentTimeMillis())
                .execute();
    }

    private int marks(String key) {
        return seen(key);
    }

    private int seen(String key) {
        return database.withHandle(handle -> handle.createQuery("SELECT count(*) FROM first_seen_keys WHERE key = :key")
                .bind("key", key)
                .mapTo(Integer.class)
                .one());
    }

    private void kept(String key, Instant at) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO idempotency_keys (principal, key, fingerprint_high, fingerprint_low, response,
                                kept_at)
                            VALUES (:principal, :key, :high, :low, '{"run":9,"word":"kept"}', :at)""")
                    .bind("principal", MIA.principal())
                    .bind("key", key)
                    .bind("high", ASKED.high())
                    .bind("low", ASKED.low())
                    .bind("at", at)
                    .execute();
            handle.createUpdate("INSERT INTO first_seen_keys (principal, key, seen_millis) VALUES ('a', :key, :at)")
                    .bind("key", key)
                    .bind("at", at.toEpochMilli())
                    .execute();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(int run, String word) {}
}
