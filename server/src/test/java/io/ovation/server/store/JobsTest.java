package io.ovation.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.ovation.server.TestServer;
import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs that recur are really run: they were not, because a bean's proxy hid that its task recurs. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class JobsTest {
    @Inject
    Database database;

    @Inject
    @All
    List<Task<?>> tasks;

    @Test
    void every_job_that_recurs_is_run() throws InterruptedException {
        List<String> recurring = tasks.stream()
                .map(ClientProxy::unwrap)
                .filter(RecurringTask.class::isInstance)
                .map(Task::getName)
                .toList();
        assertThat(recurring).contains("earnings-maturity", "heads", "gift-streaks", "event-retention");
        Instant end = Instant.now().plusSeconds(30);
        while (!run().containsAll(recurring)) {
            assertThat(Instant.now()).as("run so far: " + run()).isBefore(end);
            Thread.sleep(100);
        }
    }

    private List<String> run() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT task_name FROM scheduled_tasks WHERE last_success IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    }
}
