package io.ovation.server.payout;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.ledger.AccountId;
import io.ovation.server.feed.Bookkeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What of a creator's earnings can be paid, from the ledger itself. Blocking; any thread. */
@ApplicationScoped
public class EarningBalances {
    private final Bookkeeper bookkeeper;

    EarningBalances(Bookkeeper bookkeeper) {
        this.bookkeeper = bookkeeper;
    }

    /** What is available in one currency, in micros, of every stream, at one moment. */
    public Map<Stream, Long> available(long creator, Asset currency) {
        List<AccountId> accounts = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            accounts.add(Accounts.earningsAvailable(creator, stream, currency));
        }
        long[] balances = bookkeeper.balances(accounts).values();
        Map<Stream, Long> available = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            available.put(stream, balances[stream.ordinal()]);
        }
        return available;
    }

    /**
     * Which stream gives how much of an amount: in the order of {@link Stream}, each all that it has before the next gives
     * anything.
     *
     * @param available micros by stream
     * @param amountMicros above 0
     * @throws IllegalArgumentException if all streams together have less
     */
    public static List<PayoutPart> split(Map<Stream, Long> available, long amountMicros) {
        List<PayoutPart> parts = new ArrayList<>();
        long left = amountMicros;
        for (Stream stream : Stream.values()) {
            long part = Math.min(left, available.getOrDefault(stream, 0L));
            if (part > 0) {
                parts.add(new PayoutPart(stream, part));
                left -= part;
            }
        }
        if (left > 0) {
            throw new IllegalArgumentException("all streams together have " + left + " micros less");
        }
        return parts;
    }
}
