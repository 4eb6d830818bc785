package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Asset;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.FeedBatch;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;

/**
 * A journal for hledger: one transaction an entry, debits positive, credits negative; commodities and accounts declared
 * so that {@code hledger check --strict} has nothing to say; at the end a transaction that asserts every balance.
 */
final class HledgerFormat implements BookFormat {
    private final Writer out;
    private final ExportNames names = new ExportNames();
    private final TreeSet<Integer> assets = new TreeSet<>();

    HledgerFormat(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(String source) throws IOException {
        out.write("; Exported by Ovation: " + source + "\n; Debits are positive, credits negative.\n\n");
    }

    @Override
    public void entry(FeedBatch batch, AcceptedEntry entry) throws IOException {
        out.write(batch.business().atZone(ZoneOffset.UTC).toLocalDate() + " * ("
                + PublicId.of("ent", entry.id()) + ") " + EntryExplanation.title(entry.code()) + "  ; entry:"
                + entry.sequence() + ", batch:" + batch.sequence() + ", code:" + entry.code() + "\n");
        boolean isEmpty = entry.transfers().stream().allMatch(posted -> posted.amount() == 0);
        for (Posted posted : entry.transfers()) {
            if (posted.amount() > 0 || isEmpty) {
                posting(posted.debit(), posted.amount());
                posting(posted.credit(), -posted.amount());
            }
        }
        out.write('\n');
    }

    private void posting(AccountId account, long amount) throws IOException {
        Asset asset = Asset.of(account.asset());
        assets.add(asset.number());
        out.write("    " + names.name(account) + "  " + AccountNames.amount(asset, amount) + " " + asset.code() + "\n");
    }

    @Override
    public void end(LocalDate opened, LocalDate lastDay, Map<AccountId, Long> balances) throws IOException {
        if (balances.isEmpty()) {
            return;
        }
        out.write(lastDay + " * (balances) every account holds what the ledger says\n");
        for (var each : balances.entrySet()) {
            AccountId account = each.getKey();
            Asset asset = Asset.of(account.asset());
            long signed = AccountKind.of(account).sign().isDebit() ? each.getValue() : -each.getValue();
            out.write("    " + names.name(account) + "  " + AccountNames.amount(asset, 0) + " " + asset.code() + " = "
                    + AccountNames.amount(asset, signed) + " " + asset.code() + "\n");
        }
        out.write("\n; Declarations\n");
        for (int number : assets) {
            Asset asset = Asset.of(number);
            String sample = AccountNames.amount(asset, 0);
            out.write("commodity 1" + (asset.scale() == 0 ? "." : sample.replaceFirst("^0", "")) + " " + asset.code()
                    + "\n");
        }
        for (AccountId account : balances.keySet()) {
            out.write("account " + names.name(account) + "\n");
        }
    }
}
