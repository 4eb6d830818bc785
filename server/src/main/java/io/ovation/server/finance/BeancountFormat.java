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
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A ledger for Beancount: one transaction an entry, debits positive, credits negative; every account opened for its
 * commodity, and its balance asserted on the day after the last entry.
 */
final class BeancountFormat implements BookFormat {
    private final Writer out;
    private final ExportNames names = new ExportNames();

    BeancountFormat(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(String source) throws IOException {
        out.write("; Exported by Ovation: " + source + "\n; Debits are positive, credits negative.\n"
                + "option \"title\" \"Ovation\"\noption \"operating_currency\" \"USD\"\n\n");
    }

    @Override
    public void entry(FeedBatch batch, AcceptedEntry entry) throws IOException {
        out.write(batch.business().atZone(ZoneOffset.UTC).toLocalDate() + " * \""
                + EntryExplanation.title(entry.code()) + "\"\n  id: \"" + PublicId.of("ent", entry.id())
                + "\"\n  entry: " + entry.sequence() + "\n  batch: " + batch.sequence() + "\n  code: " + entry.code()
                + "\n");
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
        out.write("  " + name(account) + "  " + AccountNames.amount(asset, amount) + " " + asset.code() + "\n");
    }

    @Override
    public void end(LocalDate opened, LocalDate lastDay, Map<AccountId, Long> balances) throws IOException {
        for (AccountId account : balances.keySet()) {
            out.write(opened + " open " + name(account) + " "
                    + Asset.of(account.asset()).code() + "\n");
        }
        out.write('\n');
        for (var each : balances.entrySet()) {
            AccountId account = each.getKey();
            Asset asset = Asset.of(account.asset());
            long signed = AccountKind.of(account).sign().isDebit() ? each.getValue() : -each.getValue();
            out.write(lastDay.plusDays(1) + " balance " + name(account) + "  " + AccountNames.amount(asset, signed)
                    + " ~ 0 " + asset.code() + "\n");
        }
    }

    /** Beancount wants parts that begin with a capital or a digit and hold letters, digits and dashes. */
    private String name(AccountId account) {
        return beancountName(names.name(account));
    }

    static String beancountName(String name) {
        return Arrays.stream(name.split(":", -1))
                .map(part -> Character.toUpperCase(part.charAt(0))
                        + part.substring(1).replace('_', '-'))
                .collect(Collectors.joining(":"));
    }
}
