package io.ovation.server.earning;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.ledger.AccountId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What of a creator's earnings can be paid, from the ledger itself. Blocking; any thread. */
@ApplicationScoped
public class EarningBalances {
    private final Bookkeeper bookkeeper;
    private final Markets markets;

    EarningBalances(Bookkeeper bookkeeper, Markets markets) {
        this.bookkeeper = bookkeeper;
        this.markets = markets;
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

    /** What is available of every stream in every currency that markets use, in micros, and the diamonds; zeros left out. */
    public List<Available> available(long creator) {
        List<AccountId> accounts = new ArrayList<>();
        List<Available> places = new ArrayList<>();
        for (Asset currency : currencies()) {
            for (Stream stream : Stream.values()) {
                accounts.add(Accounts.earningsAvailable(creator, stream, currency));
                places.add(new Available(stream, currency, 0, 0));
            }
        }
        for (Stream stream : Stream.values()) {
            if (stream.hasDiamonds()) {
                accounts.add(Accounts.diamondsAvailable(creator, stream));
            }
        }
        long[] balances = bookkeeper.balances(accounts).values();
        List<Available> available = new ArrayList<>();
        Asset worth = bookkeeper.rules().earningsCurrency();
        for (int i = 0; i < places.size(); i++) {
            Available place = places.get(i);
            boolean inDiamonds =
                    place.stream().hasDiamonds() && place.currency().equals(worth);
            // The diamonds stand behind the money, in the order of the streams that have some.
            long diamonds = inDiamonds ? balances[places.size() + place.stream().ordinal()] : 0;
            if (balances[i] != 0 || diamonds != 0) {
                available.add(new Available(place.stream(), place.currency(), diamonds, balances[i]));
            }
        }
        return available;
    }

    /** The currencies that anything can be earned in: that of gifts and the fund first, then those of the markets. */
    public List<Asset> currencies() {
        List<Asset> currencies = new ArrayList<>();
        currencies.add(bookkeeper.rules().earningsCurrency());
        for (Market market : markets.all()) {
            Asset currency = Asset.fiat(market.currency());
            if (!currencies.contains(currency)) {
                currencies.add(currency);
            }
        }
        return currencies;
    }

    /**
     * What is available of a stream in a currency.
     *
     * @param diamondUnits hundredths of a diamond
     */
    public record Available(Stream stream, Asset currency, long diamondUnits, long micros) {}

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
