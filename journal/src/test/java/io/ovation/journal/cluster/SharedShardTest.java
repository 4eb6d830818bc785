package io.ovation.journal.cluster;

import static io.ovation.journal.postgres.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalTooNew;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedShardTest {

    private final DataSource source = TestDatabase.fresh();

    @BeforeEach
    void tables() {
        EntryListProjection.create(source);
    }

    @Test
    void a_standby_answers_as_the_holder_does() throws Exception {
        try (SharedShard holder = open("first");
                SharedShard standby = open("second")) {
            assertThat(holder.role()).isEqualTo(SharedShard.Role.HOLDER);
            assertThat(standby.role()).isEqualTo(SharedShard.Role.STANDBY);
            Entry purchase = Gifts.purchase(Gifts.id(), 1, 500);
            Entry gift = Gifts.gift(Gifts.id(), 1, 9, 100);
            Entry tooMuch = Gifts.gift(Gifts.id(), 1, 9, 1_000);
            assertThat(get(standby.submit(purchase)).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            Answer sent = get(standby.submit(gift));
            assertThat(get(holder.submit(gift)).outcome().applied())
                    .isEqualTo(sent.outcome().applied());
            assertThat(get(holder.submit(gift)).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
            assertThat(get(standby.submit(gift)).outcome())
                    .isEqualTo(get(holder.submit(gift)).outcome());
            assertThat(get(standby.submit(tooMuch)).outcome())
                    .isEqualTo(get(holder.submit(tooMuch)).outcome());
            assertThat(get(standby.balances(List.of(Gifts.wallet(1), Gifts.wallet(2))))
                            .values())
                    .containsExactly(400, 0);
            assertThat(standby.awaitProjections(sent.sequence(), Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(standby.projected("entry_list")).isGreaterThanOrEqualTo(sent.sequence());
            assertThat(standby.position().entries()).isEqualTo(2);
            assertThat(standby.feed().awaitAfter(sent.sequence() - 1, Duration.ofSeconds(1)))
                    .isTrue();
        }
    }

    @Test
    void every_form_of_an_entry_arrives_as_it_was_meant() {
        AccountId a = Gifts.wallet(1);
        AccountId b = Gifts.wallet(2);
        Entry entry = new Entry(
                Gifts.id(),
                3,
                2,
                Long.MIN_VALUE,
                -1,
                Long.MAX_VALUE,
                new Fingerprint(-5, 6),
                Long.MAX_VALUE,
                List.of(
                        new Transfer(a, b, Amount.fixed(-7)),
                        new Transfer(a, b, new Amount.UpTo(Long.MAX_VALUE, Side.CREDIT)),
                        new Transfer(a, b, new Amount.Proportional(1, Side.DEBIT)),
                        new Transfer(a, b, new Amount.Remainder(1)),
                        new Transfer(a, b, new Amount.Remainder(0))),
                List.of(new Condition(a, Bound.AT_LEAST, -3), new Condition(b, Bound.AT_MOST, 4)));
        assertThat(Messages.entry(Messages.message(entry))).isEqualTo(entry);
    }

    @Test
    void many_at_once_through_a_standby_are_each_applied_once() throws Exception {
        try (SharedShard holder = open("first");
                SharedShard standby = open("second")) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                answers.add(standby.submit(Gifts.purchase(Gifts.id(), 1 + i % 100, 1))
                        .toCompletableFuture());
            }
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(get(answer).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            }
            assertThat(holder.position().entries()).isEqualTo(20_000);
        }
    }

    @Test
    void when_the_holder_goes_what_is_asked_meanwhile_waits_for_the_next() throws Exception {
        SharedShard first = open("first");
        try (SharedShard second = open("second")) {
            Entry before = Gifts.purchase(Gifts.id(), 1, 500);
            get(second.submit(before));
            first.close();
            Answer after = get(second.submit(Gifts.gift(Gifts.id(), 1, 9, 100)));
            assertThat(after.outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            assertThat(second.role()).isEqualTo(SharedShard.Role.HOLDER);
            assertThat(get(second.submit(before)).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
            assertThat(second.awaitProjections(after.sequence(), Duration.ofSeconds(10)))
                    .isTrue();
            try (SharedShard third = open("third")) {
                assertThat(third.role()).isEqualTo(SharedShard.Role.STANDBY);
                assertThat(get(third.submit(before)).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
            }
        }
    }

    @Test
    void a_holder_whose_lease_is_taken_becomes_a_standby_and_may_hold_again() throws Exception {
        try (SharedShard shard = open("first")) {
            get(shard.submit(Gifts.purchase(Gifts.id(), 1, 500)));
            execute(source, """
                    update journal.lease set epoch = epoch + 1, holder = 'thief', machine = 'elsewhere', address = '',
                        held_until = clock_timestamp() + interval '2 seconds'
                    """);
            assertThat(eventually(() -> shard.role() == SharedShard.Role.STANDBY))
                    .isTrue();
            assertThat(shard.failure()).isNull();
            Answer answer = get(shard.submit(Gifts.gift(Gifts.id(), 1, 9, 100)));
            assertThat(answer.outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            assertThat(shard.role()).isEqualTo(SharedShard.Role.HOLDER);
            assertThat(shard.lease().epoch()).isEqualTo(3);
        }
    }

    @Test
    void an_instance_of_an_older_version_takes_no_lease_once_a_newer_one_has_been_there() throws Exception {
        SharedShard first = open("first");
        try (SharedShard second = open("second")) {
            execute(source, "update journal.schema_version set version = 99");
            first.close();
            assertThat(eventually(() -> second.failure() instanceof JournalTooNew))
                    .isTrue();
            assertThat(second.role()).isEqualTo(SharedShard.Role.STANDBY);
            assertThatThrownBy(() -> open("third")).isInstanceOf(JournalTooNew.class);
        }
    }

    private SharedShard open(String name) {
        return SharedShard.open(source, Instance.settings(name, WriterOptions.defaults()));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
    }
}
