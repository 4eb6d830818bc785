package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Posted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Money that an entry in another market's shard sent here arrives: the second half of a movement between two shards. The
 * first half credited the account meant, as if it were at home, and passed it on to its clearing account in the same entry;
 * so the journal of the first half says everything that the second needs.
 *
 * <p>It has no deadline and no condition and its id follows from the first half's, so whoever follows that journal may post
 * it as often as it likes. If an account meant does not take it (its period was closed), the same id goes into suspense.
 *
 * @param fromMarket market of the shard the money left
 * @param legs what goes where
 * @param suspended whether it goes to suspense instead
 * @param reference1 first reference of the first half
 * @param reference2 second reference of the first half
 * @param reference3 third reference of the first half
 */
public record MoneyCleared(
        Header header,
        int fromMarket,
        List<Leg> legs,
        boolean suspended,
        long reference1,
        long reference2,
        long reference3)
        implements MoneyEvent {
    public MoneyCleared {
        Require.positive(fromMarket, "market the money left");
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("nothing arrives");
        }
    }

    /**
     * One amount for one account.
     *
     * @param account whose it is, in the receiving shard
     * @param amount in the asset's smallest unit
     */
    public record Leg(AccountId account, long amount) {
        public Leg {
            Require.notNegative(amount, "amount");
        }
    }

    /**
     * The second half that an accepted entry calls for.
     *
     * @param first an entry of the shard of {@code fromMarket}
     * @param time of its batch
     * @return empty when the entry sends nothing to {@code toMarket}
     */
    public static Optional<MoneyCleared> of(AcceptedEntry first, BatchTime time, int fromMarket, int toMarket) {
        List<Leg> legs = new ArrayList<>(2);
        for (Posted posted : first.transfers()) {
            AccountId credit = posted.credit();
            if (credit.kind() == AccountKind.CLEARING.number() && credit.owner() == toMarket) {
                legs.add(new Leg(posted.debit(), posted.amount()));
            }
        }
        if (legs.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = Instant.ofEpochMilli(time.businessMillis())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        Header header = new Header(
                DerivedIds.moneyCleared(first.id(), toMarket), first.fingerprint(), Long.MAX_VALUE, toMarket, day);
        return Optional.of(new MoneyCleared(
                header, fromMarket, legs, false, first.reference1(), first.reference2(), first.reference3()));
    }

    /** The same arrival, into suspense: for when an account meant does not take it. */
    public MoneyCleared intoSuspense() {
        return new MoneyCleared(header, fromMarket, legs, true, reference1, reference2, reference3);
    }

    @Override
    public EventKind kind() {
        return EventKind.MONEY_CLEARED;
    }
}
