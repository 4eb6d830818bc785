package io.ovation.audience;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an audience has done so far, by its own account: what the server acknowledged and what it refused.
 *
 * @param coinsByLive coins of gifts that were accepted, by the live's id; gifts on their way included
 * @param coinsOnTheirWay coins among these whose gift can still be undone
 * @param coinsBought coins of recharges that succeeded
 * @param done how often each kind of action was accepted: join, comment, like, gift, recharge, cap
 * @param refused how often the server said no, by problem code
 * @param unanswered requests given up on because no answer came
 * @param dropped actions left out because their viewer was still busy or the server was away
 * @param framesReceived messages that came in over the rooms' sockets
 */
public record AudienceTotals(
        SortedMap<String, Long> coinsByLive,
        long coinsOnTheirWay,
        long coinsBought,
        SortedMap<String, Long> done,
        SortedMap<String, Long> refused,
        long unanswered,
        long dropped,
        long framesReceived) {

    /** Coins of all accepted gifts. */
    public long coinsGiven() {
        return coinsByLive.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A few lines for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("coins given      ")
                .append(coinsGiven())
                .append(" in ")
                .append(coinsByLive.size())
                .append(" rooms\n");
        text.append("coins bought     ").append(coinsBought).append('\n');
        for (Map.Entry<String, Long> entry : done.entrySet()) {
            text.append(String.format(java.util.Locale.ROOT, "%-17s%d%n", entry.getKey(), entry.getValue()));
        }
        refused.forEach((code, count) -> text.append("refused          ")
                .append(count)
                .append(" × ")
                .append(code)
                .append('\n'));
        text.append("unanswered       ")
                .append(unanswered)
                .append(", left out ")
                .append(dropped)
                .append('\n');
        text.append("frames received  ").append(framesReceived);
        return text.toString();
    }

    static SortedMap<String, Long> sorted(Map<String, Long> counts) {
        return new TreeMap<>(counts);
    }
}
