package io.ovation.journal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchEncoder;
import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostingHistoryTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final RunFollower.Pace QUICK = new RunFollower.Pace(300, 300, 20);
    private static final int USERS = 60;

    private final DataSource source = TestDatabase.fresh();
    private final Journal journal = new PostgresJournal(source);
    private final SplittableRandom random = new SplittableRandom(5);

    /** What every account's statement has to be, written down by the simplest of means. */
    private final Map<AccountId, List<Posting>> expected = new HashMap<>();

    private final Map<AccountId, Long> balances = new HashMap<>();
    private SealedBatch last;
    private long entries;
    private long wall = 1_000_000;
    private long business = 5_000_000;

    @BeforeEach
    void open() {
        last = journal.open(1, 1, new BatchTime(wall, business));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void every_balance_of_the_past_and_every_page_are_what_happened() throws Exception {
        write(200);
        try (PostingHistory history = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK)) {
            for (int run = 0; run < 12; run++) {
                assertThat(history.await(last.sequence(), LONG)).isTrue();
                write(10);
            }
            assertThat(history.await(last.sequence(), LONG)).isTrue();
            for (AccountId account : expected.keySet()) {
                assertStatement(history, account);
                assertPast(history, account);
            }
            AccountId unknown = user(USERS + 100);
            assertThat(history.last(unknown, Moment.latest()).value()).isNull();
            assertThat(history.newestFirst(unknown, Moment.beginning(), Moment.latest(), Long.MAX_VALUE, 10)
                            .value()
                            .postings())
                    .isEmpty();
        }
        assertThat(TestDatabase.number(source, "select max(level) from journal.run where tree = 'history'"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void two_that_follow_and_are_stopped_and_started_count_every_posting_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (PostingHistory one = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK);
                    PostingHistory two = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK)) {
                for (int i = 0; i < 6; i++) {
                    write(5);
                    assertThat(one.await(last.sequence(), LONG)).isTrue();
                    assertThat(two.await(last.sequence(), LONG)).isTrue();
                }
                assertStatement(one, user(1));
                assertStatement(two, user(1));
            }
        }
        try (PostingHistory again = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK)) {
            assertThat(again.sequence()).isEqualTo(last.sequence());
            for (AccountId account : expected.keySet()) {
                assertStatement(again, account);
            }
        }
    }

    @Test
    void it_is_made_again_when_asked_and_when_it_was_made_of_another_chain() throws Exception {
        write(50);
        try (PostingHistory history = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK)) {
            assertThat(history.await(last.sequence(), LONG)).isTrue();
            history.rebuild();
            write(1);
            assertThat(history.await(last.sequence(), LONG)).isTrue();
            assertStatement(history, user(1));
        }
        // As after a fail-over to a database that had not received the last batches.
        TestDatabase.execute(source, "update journal.run_tree set hash = decode(repeat('ab', 32), 'hex')");
        try (PostingHistory history = PostingHistory.start(source, new JournalFeed(journal, 1), QUICK)) {
            assertThat(history.await(last.sequence(), LONG)).isTrue();
            assertStatement(history, user(1));
        }
    }

    private void assertStatement(PostingHistory history, AccountId account) {
        List<Posting> oldestFirst = new ArrayList<>();
        List<Posting> newestFirst = new ArrayList<>();
        int limit = 1 + random.nextInt(30);
        long cursor = -1;
        PostingHistory.Page page;
        do {
            page = history.oldestFirst(account, Moment.beginning(), Moment.latest(), cursor, limit)
                    .value();
            oldestFirst.addAll(page.postings());
            cursor = page.postings().getLast().number();
        } while (page.more());
        cursor = Long.MAX_VALUE;
        do {
            page = history.newestFirst(account, Moment.beginning(), Moment.latest(), cursor, limit)
                    .value();
            newestFirst.addAll(page.postings());
            cursor = page.postings().getLast().number();
        } while (page.more());
        assertThat(oldestFirst.equals(expected.get(account))).isTrue();
        assertThat(newestFirst.reversed().equals(expected.get(account))).isTrue();
    }

    private void assertPast(PostingHistory history, AccountId account) {
        List<Posting> all = expected.get(account);
        for (int i = 0; i < 15; i++) {
            long wallThen = 1_000_000 + random.nextLong(wall - 1_000_000 + 10);
            long businessThen = 5_000_000 + random.nextLong(business - 5_000_000 + 10);
            long entryThen = random.nextLong(entries + 2);
            assertLast(history, all, account, new Moment.Wall(wallThen));
            assertLast(history, all, account, new Moment.Business(businessThen));
            assertLast(history, all, account, new Moment.Entry(entryThen));
            List<Posting> between = all.stream()
                    .filter(posting -> posting.time().wallMillis() > wallThen && posting.entry() <= entryThen)
                    .toList();
            assertThat(history.oldestFirst(account, new Moment.Wall(wallThen), new Moment.Entry(entryThen), -1, 100_000)
                            .value()
                            .postings())
                    .isEqualTo(between);
            assertThat(history.newestFirst(
                                    account,
                                    new Moment.Wall(wallThen),
                                    new Moment.Entry(entryThen),
                                    Long.MAX_VALUE,
                                    100_000)
                            .value()
                            .postings()
                            .reversed())
                    .isEqualTo(between);
        }
    }

    private static void assertLast(PostingHistory history, List<Posting> all, AccountId account, Moment moment) {
        Posting then = all.reversed().stream()
                .filter(posting -> switch (moment) {
                    case Moment.Entry by -> posting.entry() <= by.sequence();
                    case Moment.Wall by -> posting.time().wallMillis() <= by.millis();
                    case Moment.Business by -> posting.time().businessMillis() <= by.millis();
                })
                .findFirst()
                .orElse(null);
        assertThat(history.last(account, moment).value()).isEqualTo(then);
    }

    private static AccountId user(long number) {
        return AccountId.of(Constraint.FREE_CREDIT_BITS | 3, 1, 0, number);
    }

    /** Writes batches of a few entries each; some users are much busier than others, one account is in every entry. */
    private void write(int batches) {
        for (int batch = 0; batch < batches; batch++) {
            wall += random.nextInt(50);
            business += random.nextInt(3) == 0 ? 86_400_000 : random.nextInt(50);
            BatchEncoder encoder = new BatchEncoder();
            int size = 1 + random.nextInt(8);
            for (int i = 0; i < size; i++) {
                encoder.add(entry());
            }
            last = encoder.seal(1, last.sequence() + 1, 1, new BatchTime(wall, business), last.hash());
            journal.append(last);
        }
    }

    private AcceptedEntry entry() {
        long number = ++entries;
        List<Posted> transfers = new ArrayList<>();
        AccountId house = AccountId.of(Constraint.FREE_DEBIT_BITS | 1, 1, 0, 1);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            AccountId user = user(1 + Math.min(random.nextInt(USERS), random.nextInt(USERS)));
            long amount = random.nextInt(4) == 0 ? 0 : random.nextLong(1_000_000);
            long debited = balances.merge(house, amount, Long::sum);
            long credited = balances.merge(user, amount, Long::sum);
            transfers.add(new Posted(house, user, amount, debited, credited));
            if (amount > 0) {
                note(house, number, i, io.ovation.ledger.Side.DEBIT, amount, debited);
                note(user, number, i, io.ovation.ledger.Side.CREDIT, amount, credited);
            }
        }
        UUID id = new UUID(wall << 16 | 0x7000, 0x8000000000000000L | number);
        return new AcceptedEntry(number, id, 7, 1, 0, 0, 0, new Fingerprint(1, number), transfers);
    }

    private void note(
            AccountId account, long entry, int transfer, io.ovation.ledger.Side side, long change, long balance) {
        expected.computeIfAbsent(account, none -> new ArrayList<>())
                .add(new Posting(
                        account,
                        entry,
                        transfer,
                        side,
                        change,
                        balance,
                        new BatchTime(wall, business),
                        7,
                        last.sequence() + 1));
    }
}
