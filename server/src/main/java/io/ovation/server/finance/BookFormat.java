package io.ovation.server.finance;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.server.feed.FeedBatch;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** How exported books are written. Made for one export, used by one thread, entries in order. */
interface BookFormat {
    /** The formats one can ask for. */
    enum Name {
        HLEDGER,
        BEANCOUNT,
        NDJSON;

        /** The format of a name as it is typed. */
        static Name of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        BookFormat write(Writer out) {
            return switch (this) {
                case HLEDGER -> new HledgerFormat(out);
                case BEANCOUNT -> new BeancountFormat(out);
                case NDJSON -> new NdjsonFormat(out);
            };
        }
    }

    /** Before the first entry. */
    void begin(String source) throws IOException;

    /** One entry. */
    void entry(FeedBatch batch, AcceptedEntry entry) throws IOException;

    /**
     * After the last entry: what every account must hold now.
     *
     * @param opened the day of the first entry
     * @param lastDay the day of the last entry
     * @param balances natural balances, in the order of account ids
     */
    void end(LocalDate opened, LocalDate lastDay, Map<AccountId, Long> balances) throws IOException;
}
