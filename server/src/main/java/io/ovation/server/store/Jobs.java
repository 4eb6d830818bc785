package io.ovation.server.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that survive a restart, kept in SQL: features provide {@code Task} beans, recurring ones are scheduled at start,
 * others through {@link #client()}. They run on virtual threads, at least once.
 */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 8;
    private static final int MOST_LOOKS = 5;

    private final Database database;
    private final List<Task<?>> tasks;
    private final SchedulerClient client;
    private volatile @Nullable Scheduler scheduler;

    Jobs(Database database, @All List<Task<?>> tasks) {
        this.database = database;
        this.tasks = tasks;
        this.client = SchedulerClient.Builder.create(database.source(), new ArrayList<>(tasks))
                .build();
    }

    /** To schedule instances of tasks that do not recur by themselves. Any thread; blocks on SQL. */
    public SchedulerClient client() {
        @Nullable Scheduler running = scheduler;
        return running == null ? client : running;
    }

    /** Has every recurring job run again within a second or two, on whatever instance; those that run now are left alone. */
    public void runAllSoon() {
        for (Task<?> task : known()) {
            if (task instanceof RecurringTask<?> recurring) {
                runSoon(recurring.getDefaultTaskInstance());
            }
        }
    }

    /** A job that was taken or ended between our look and our word is looked at again. */
    private void runSoon(TaskInstanceId instance) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            boolean waits = client().getScheduledExecution(instance)
                    .filter(execution -> !execution.isPicked())
                    .isPresent();
            try {
                if (waits) {
                    client().reschedule(instance, Instant.now());
                }
                return;
            } catch (TaskInstanceException changed) {
                LOG.debug("{} changed just now: {}", instance, changed.getMessage());
            }
        }
    }

    /** The tasks themselves: a bean is handed over behind a proxy, which does not show that a task recurs. */
    private List<Task<?>> known() {
        List<Task<?>> known = new ArrayList<>();
        for (Task<?> task : tasks) {
            known.add(ClientProxy.unwrap(task));
        }
        return known;
    }

    /** Starts to run what is due; the start-up calls it last. */
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        List<Task<?>> others = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : known()) {
            if (task instanceof RecurringTask<?> each) {
                recurring.add(each);
            } else {
                others.add(task);
            }
        }
        scheduler = Scheduler.create(database.source(), others)
                .startTasks(recurring)
                .executorService(Executors.newFixedThreadPool(
                        THREADS, Thread.ofVirtual().name("job-", 0).factory()))
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(1))
                .enableImmediateExecution()
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
        scheduler.start();
    }

    /** Lets what runs end, at most a few seconds. */
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }
}
