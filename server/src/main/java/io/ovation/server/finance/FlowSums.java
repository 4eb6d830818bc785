package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Natural balances by kind and asset, and turnover by event. */
final class FlowSums {
    private record Place(int kind, int asset) {}

    private final Map<Place, BigDecimal> balances = new HashMap<>();
    private final List<BooksStore.Flow> flows;

    FlowSums(List<BooksStore.KindSum> sums, List<BooksStore.Flow> flows) {
        sums.forEach(sum -> balances.put(new Place(sum.kind(), sum.asset()), sum.balance()));
        this.flows = flows;
    }

    List<Asset> currencies() {
        TreeSet<Integer> numbers = new TreeSet<>();
        balances.keySet().forEach(place -> numbers.add(place.asset()));
        return numbers.stream()
                .map(Asset::of)
                .filter(Asset::isFiat)
                .sorted((a, b) -> a.equals(Asset.USD)
                        ? -1
                        : b.equals(Asset.USD) ? 1 : a.code().compareTo(b.code()))
                .toList();
    }

    long balance(Asset asset, AccountKind... kinds) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountKind kind : kinds) {
            sum = sum.add(balances.getOrDefault(new Place(kind.number(), asset.number()), BigDecimal.ZERO));
        }
        return sum.longValueExact();
    }

    /** What one kind of event moved from one kind of account to others. */
    long turnover(Asset asset, EventKind event, AccountKind debit, AccountKind... credits) {
        return Arrays.stream(credits)
                .map(credit -> turnover(asset, event, debit, credit))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .longValueExact();
    }

    private BigDecimal turnover(Asset asset, EventKind event, AccountKind debit, AccountKind credit) {
        return flows.stream()
                .filter(flow -> flow.code() == event.code()
                        && flow.debitKind() == debit.number()
                        && flow.creditKind() == credit.number()
                        && flow.asset() == asset.number())
                .map(BooksStore.Flow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    MoneyFlow.Count count(Asset asset, AccountKind... kinds) {
        return new MoneyFlow.Count(balance(asset, kinds), asset.scale(), MoneyFlows.query(asset, kinds));
    }
}
