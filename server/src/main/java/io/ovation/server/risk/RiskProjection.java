package io.ovation.server.risk;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Who gave whom how much, what viewers bought, and what creators were paid, by day. A pair that gave enough on a day is
 * noted to be looked at. A stretch of batches costs one statement a table, with a row for each pair in it.
 */
@ApplicationScoped
public class RiskProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "risk";

    private record Pair(long creator, LocalDate day, long sender) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byCreator = Long.compare(creator, other.creator);
            int byDay = byCreator != 0 ? byCreator : day.compareTo(other.day);
            return byDay != 0 ? byDay : Long.compare(sender, other.sender);
        }
    }

    private record Person(long number, LocalDate day) implements Comparable<Person> {
        @Override
        public int compareTo(Person other) {
            int byNumber = Long.compare(number, other.number);
            return byNumber != 0 ? byNumber : day.compareTo(other.day);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        // Sorted, so that writers of the same rows never wait for each other in a circle.
        Map<Pair, long[]> pairs = new TreeMap<>();
        Map<Person, long[]> buyers = new TreeMap<>();
        Map<Person, long[]> payees = new TreeMap<>();
        for (FeedBatch batch : batches) {
            LocalDate day = LocalDate.ofInstant(batch.business(), ZoneOffset.UTC);
            for (AcceptedEntry entry : batch.entries()) {
                if (EventKind.isKnown(entry.code())) {
                    take(entry, day, pairs, buyers, payees);
                }
            }
        }
        writePairs(handle, pairs);
        writeBuyers(handle, buyers);
        writePayees(handle, payees);
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM risk_pair_day");
        handle.execute("DELETE FROM risk_buyer_day");
        handle.execute("DELETE FROM risk_payee_day");
    }

    private static void take(
            AcceptedEntry entry,
            LocalDate day,
            Map<Pair, long[]> pairs,
            Map<Person, long[]> buyers,
            Map<Person, long[]> payees) {
        switch (EventKind.of(entry.code())) {
            case COINS_BOUGHT -> {
                long coins = entry.transfers().getFirst().amount();
                long[] sums = buyers.computeIfAbsent(new Person(entry.reference3(), day), key -> new long[4]);
                sums[0]++;
                sums[1] += coins;
                sums[2] = Math.max(sums[2], coins);
            }
            case STORE_REFUNDED, TIP_DISPUTE_LOST, MEMBERSHIP_DISPUTE_LOST ->
                takenBack(buyers, entry.reference3(), day);
            case DISPUTE_LOST -> {
                if (entry.transfers().stream()
                        .anyMatch(posted -> AccountKind.of(posted.credit()) == AccountKind.DISPUTE_RECEIVABLE
                                && posted.amount() > 0)) {
                    takenBack(buyers, entry.reference3(), day);
                }
            }
            case PAYOUT_ASKED -> {
                long[] sums = payees.computeIfAbsent(new Person(entry.reference3(), day), key -> new long[3]);
                sums[0]++;
                sums[1] += credited(entry, AccountKind.PAYOUT_CLEARING);
            }
            case EARNINGS_MATURED -> {
                long[] sums = payees.computeIfAbsent(new Person(entry.reference3(), day), key -> new long[3]);
                for (Posted posted : entry.transfers()) {
                    Stream stream = Stream.of(posted.credit());
                    if (stream != null && AccountKind.of(posted.credit()) == stream.available()) {
                        sums[2] += posted.amount();
                    }
                }
            }
            default -> gift(entry, day, pairs);
        }
    }

    private static void takenBack(Map<Person, long[]> buyers, long user, LocalDate day) {
        buyers.computeIfAbsent(new Person(user, day), key -> new long[4])[3]++;
    }

    private static long credited(AcceptedEntry entry, AccountKind kind) {
        long sum = 0;
        for (Posted posted : entry.transfers()) {
            if (AccountKind.of(posted.credit()) == kind) {
                sum += posted.amount();
            }
        }
        return sum;
    }

    /** Gifts of bought coins, whatever stream: who spent coins by an entry by which a creator earned diamonds. */
    private static void gift(AcceptedEntry entry, LocalDate day, Map<Pair, long[]> pairs) {
        long coins = 0;
        long creator = 0;
        for (Posted posted : entry.transfers()) {
            if (AccountKind.of(posted.credit()) == AccountKind.COINS_SPENT) {
                coins += posted.amount();
            }
            Stream stream = Stream.of(posted.credit());
            if (stream != null && stream.hasDiamonds() && AccountKind.of(posted.credit()) == stream.diamondsPending()) {
                creator = posted.credit().owner();
            }
        }
        if (coins > 0 && creator > 0) {
            long[] sums = pairs.computeIfAbsent(new Pair(creator, day, entry.reference3()), key -> new long[2]);
            sums[0] += coins;
            sums[1]++;
        }
    }

    private static void writePairs(Handle handle, Map<Pair, long[]> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                WITH given AS (
                    INSERT INTO risk_pair_day AS p (creator, day, sender, coins, gifts)
                    VALUES (:creator, :day, :sender, :coins, :gifts)
                    ON CONFLICT (creator, day, sender) DO UPDATE SET coins = p.coins + excluded.coins,
                        gifts = p.gifts + excluded.gifts
                    RETURNING creator, sender, coins)
                INSERT INTO risk_look (creator, sender, since)
                SELECT creator, sender, clock_timestamp() FROM given WHERE coins >= :least
                    OR EXISTS (SELECT 1 FROM risk_link a JOIN risk_link b USING (component)
                        WHERE a.user_number = given.creator AND b.user_number = given.sender)
                ON CONFLICT (creator, sender) DO UPDATE SET since = clock_timestamp()""")) {
            pairs.forEach((pair, sums) -> rows.bind("creator", pair.creator())
                    .bind("day", pair.day())
                    .bind("sender", pair.sender())
                    .bind("coins", sums[0])
                    .bind("gifts", sums[1])
                    .bind("least", RiskRules.DEFAULT.lookAt())
                    .add());
            rows.execute();
        }
    }

    private static void writeBuyers(Handle handle, Map<Person, long[]> buyers) {
        if (buyers.isEmpty()) {
            return;
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO risk_buyer_day AS b (user_number, day, purchases, coins, largest, taken_back)
                VALUES (:user, :day, :purchases, :coins, :largest, :back)
                ON CONFLICT (user_number, day) DO UPDATE SET purchases = b.purchases + excluded.purchases,
                    coins = b.coins + excluded.coins, largest = GREATEST(b.largest, excluded.largest),
                    taken_back = b.taken_back + excluded.taken_back""")) {
            buyers.forEach((buyer, sums) -> rows.bind("user", buyer.number())
                    .bind("day", buyer.day())
                    .bind("purchases", sums[0])
                    .bind("coins", sums[1])
                    .bind("largest", sums[2])
                    .bind("back", sums[3])
                    .add());
            rows.execute();
        }
    }

    private static void writePayees(Handle handle, Map<Person, long[]> payees) {
        if (payees.isEmpty()) {
            return;
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO risk_payee_day AS p (creator, day, payouts, micros, matured)
                VALUES (:creator, :day, :payouts, :micros, :matured)
                ON CONFLICT (creator, day) DO UPDATE SET payouts = p.payouts + excluded.payouts,
                    micros = p.micros + excluded.micros, matured = p.matured + excluded.matured""")) {
            payees.forEach((payee, sums) -> rows.bind("creator", payee.number())
                    .bind("day", payee.day())
                    .bind("payouts", sums[0])
                    .bind("micros", sums[1])
                    .bind("matured", sums[2])
                    .add());
            rows.execute();
        }
    }
}
