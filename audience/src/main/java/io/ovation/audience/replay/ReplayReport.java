package io.ovation.audience.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What became of a recording.
 *
 * @param file name of the file
 * @param format its format
 * @param sha256 its content
 * @param rooms how many rooms it tells of
 * @param senders how many people
 * @param kinds counts of gift, comment and like
 * @param leftOut events of the file that are not replayed, by reason and what they were
 * @param coinsInFile coins of all gifts of the file whose price is known
 * @param coinsAccepted coins of the gifts the server acknowledged
 * @param coinsInLedger coins of these gifts that the rooms' books show
 * @param coinsBought coins bought for it during this run
 * @param seconds how long it took
 */
public record ReplayReport(
        String file,
        String format,
        String sha256,
        int rooms,
        int senders,
        SortedMap<String, Kind> kinds,
        SortedMap<String, Long> leftOut,
        long coinsInFile,
        long coinsAccepted,
        long coinsInLedger,
        long coinsBought,
        double seconds) {

    /**
     * One kind of event.
     *
     * @param read how many the file tells, streaks as one
     * @param accepted how many went through whole
     * @param refused how many did not, by problem code
     */
    public record Kind(long read, long accepted, SortedMap<String, Long> refused) {}

    /** Whether file, answers and ledger say the same. */
    public boolean agrees() {
        return coinsInFile == coinsAccepted && coinsAccepted == coinsInLedger;
    }

    /** For machines. */
    public String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("file", file)
                .put("format", format)
                .put("sha256", sha256)
                .put("rooms", rooms)
                .put("senders", senders);
        ObjectNode byKind = report.putObject("kinds");
        kinds.forEach((name, kind) -> {
            ObjectNode node = byKind.putObject(name).put("read", kind.read()).put("accepted", kind.accepted());
            ObjectNode refused = node.putObject("refused");
            kind.refused().forEach(refused::put);
        });
        ObjectNode skipped = report.putObject("left_out");
        leftOut.forEach(skipped::put);
        report.put("coins_in_file", coinsInFile).put("coins_accepted", coinsAccepted);
        report.put("coins_in_ledger", coinsInLedger).put("coins_bought", coinsBought);
        report.put("agrees", agrees()).put("seconds", seconds);
        return report.toPrettyString();
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(file).append(" (").append(format).append("), ");
        text.append(rooms).append(" rooms, ").append(senders).append(" senders, ");
        text.append(String.format(Locale.ROOT, "%.1f s%n", seconds));
        kinds.forEach((name, kind) -> {
            text.append(
                    String.format(Locale.ROOT, "  %-9s read %,d, accepted %,d", name, kind.read(), kind.accepted()));
            kind.refused()
                    .forEach((code, count) ->
                            text.append(String.format(Locale.ROOT, ", refused %,d × %s", count, code)));
            text.append('\n');
        });
        leftOut.forEach(
                (reason, count) -> text.append(String.format(Locale.ROOT, "  left out  %,d × %s%n", count, reason)));
        text.append(String.format(
                Locale.ROOT,
                "  coins     in the file %,d, accepted %,d, in the ledger %,d; bought for it %,d%n",
                coinsInFile,
                coinsAccepted,
                coinsInLedger,
                coinsBought));
        text.append(agrees() ? "  The ledger agrees with the file." : "  THE LEDGER DOES NOT AGREE WITH THE FILE.");
        return text.toString();
    }
}
