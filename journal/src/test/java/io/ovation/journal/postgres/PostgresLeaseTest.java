package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.ClockSkew;
import io.ovation.journal.LeaseHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

public class PostgresLeaseTest {

    private final DataSource source = TestDatabase.fresh();

    @Test
    void epochs_rise_from_one_with_every_holder() {
        for (int epoch = 1; epoch <= 3; epoch++) {
            try (PostgresLease lease = PostgresLease.take(source, 1, "me")) {
                assertThat(lease.epoch()).isEqualTo(epoch);
                assertThat(lease.shard()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_second_instance_is_told_who_holds_the_shard_and_until_when() {
        try (PostgresLease lease = PostgresLease.take(source, 1, "first instance")) {
            assertThatThrownBy(() -> PostgresLease.take(source, 1, "second"))
                    .isInstanceOfSatisfying(LeaseHeld.class, held -> {
                        assertThat(held.holder()).isEqualTo("first instance");
                        assertThat(held.until())
                                .isBetween(Instant.now(), Instant.now().plusSeconds(4));
                        assertThat(held).hasMessageContaining("first instance");
                    });
            assertThat(lease.isLost()).isFalse();
        }
    }

    @Test
    void others_see_who_holds_a_shard_where_it_takes_entries_and_for_how_long() {
        assertThat(PostgresLease.look(source, 1).isFree()).isTrue();
        PostgresLease lease = PostgresLease.take(source, 1, "first", "10.0.0.1:4000", Duration.ZERO);
        LeaseView held = PostgresLease.look(source, 1);
        assertThat(held.isFree()).isFalse();
        assertThat(held.epoch()).isEqualTo(1);
        assertThat(held.holder()).isEqualTo("first");
        assertThat(held.address()).isEqualTo("10.0.0.1:4000");
        assertThat(held.leftMillis()).isBetween(1L, PostgresLease.LENGTH.toMillis());
        lease.close();
        assertThat(PostgresLease.look(source, 1).isFree()).isTrue();
    }

    @Test
    void a_lease_is_renewed_for_as_long_as_it_is_held() throws Exception {
        try (PostgresLease lease = PostgresLease.take(source, 1, "first")) {
            Thread.sleep(PostgresLease.LENGTH.toMillis() + 700);
            assertThatThrownBy(() -> PostgresLease.take(source, 1, "second")).isInstanceOf(LeaseHeld.class);
            assertThat(lease.isLost()).isFalse();
        }
    }

    @Test
    void the_lease_of_a_dead_process_of_this_machine_is_taken_at_once() throws Exception {
        Process child = new ProcessBuilder("true").start();
        long dead = child.pid();
        child.waitFor();
        take("crashed", identityOf(dead, 1)).abandon();
        try (PostgresLease lease = PostgresLease.take(source, 1, "restarted")) {
            assertThat(lease.epoch()).isEqualTo(2);
        }
    }

    @Test
    void a_process_number_that_is_used_again_does_not_keep_a_dead_holder_alive() throws Exception {
        take("crashed", identityOf(ProcessHandle.current().pid(), 1)).abandon();
        try (PostgresLease lease = PostgresLease.take(source, 1, "restarted")) {
            assertThat(lease.epoch()).isEqualTo(2);
        }
    }

    @Test
    void the_lease_of_a_holder_elsewhere_expires_in_two_seconds_and_the_old_holder_learns_it() throws Exception {
        Abandoned elsewhere = take("elsewhere", new HolderIdentity("another machine", 1, 1));
        elsewhere.abandon();
        long begin = System.nanoTime();
        try (PostgresLease lease = PostgresLease.take(source, 1, "here", Duration.ofSeconds(6))) {
            assertThat(lease.epoch()).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
        }
    }

    @Test
    void a_holder_whose_row_was_taken_notices() throws Exception {
        try (PostgresLease lease = PostgresLease.take(source, 1, "first")) {
            TestDatabase.execute(source, "update journal.lease set epoch = epoch + 1");
            assertThat(eventually(lease::isLost)).isTrue();
        }
    }

    @Test
    void an_instance_whose_clock_is_off_takes_no_lease() {
        for (long skew : new long[] {-2_000, 2_000}) {
            assertThatThrownBy(() -> PostgresLease.take(
                            source,
                            1,
                            "off",
                            "",
                            Duration.ZERO,
                            HolderIdentity.ofThisProcess(),
                            () -> System.currentTimeMillis() + skew))
                    .isInstanceOf(ClockSkew.class);
        }
        assertThat(TestDatabase.number(source, "select count(*) from journal.lease"))
                .isZero();
    }

    public static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
    }

    private static HolderIdentity identityOf(long process, long started) {
        return new HolderIdentity(HolderIdentity.ofThisProcess().machine(), process, started);
    }

    private Abandoned take(String holder, HolderIdentity identity) {
        PostgresLease lease =
                PostgresLease.take(source, 1, holder, "", Duration.ZERO, identity, System::currentTimeMillis);
        return lease::stopRenewing;
    }

    /** A lease whose holder dies without a word. */
    private interface Abandoned {
        void abandon();
    }
}
