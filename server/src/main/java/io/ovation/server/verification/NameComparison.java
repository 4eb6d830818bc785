package io.ovation.server.verification;

import java.util.List;

/**
 * Whether two names are one person's, as a bank says it of a payee: with the four answers of the European Payments Council's
 * scheme for verification of payee, and the reason in words. Pure; any thread.
 *
 * @param result the answer
 * @param text one sentence for whoever reads it
 */
public record NameComparison(Result result, String text) {
    private static final double CLOSE = 0.86;

    /** The answers there are. */
    public enum Result {
        MATCH,
        CLOSE_MATCH,
        NO_MATCH
    }

    /**
     * Compares the holder of an account with the name that was verified.
     *
     * @param holder as given for the account
     * @param verified as it stands in the document
     */
    public static NameComparison of(String holder, String verified) {
        List<String> ours = NameText.words(holder);
        List<String> theirs = NameText.words(verified);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return new NameComparison(Result.NO_MATCH, "One of the names has no letters");
        }
        if (ours.stream().sorted().toList().equals(theirs.stream().sorted().toList())) {
            return new NameComparison(Result.MATCH, "The holder is the verified name");
        }
        double likeness = NameLikeness.of(ours, theirs);
        if (theirs.containsAll(ours) && ours.size() > 1 || ours.containsAll(theirs) && theirs.size() > 1) {
            return new NameComparison(
                    Result.CLOSE_MATCH, "One of the names has more parts than the other; the rest is the same");
        }
        if (likeness >= CLOSE) {
            return new NameComparison(
                    Result.CLOSE_MATCH, "The names differ a little: check the spelling against the bank's statement");
        }
        return new NameComparison(
                Result.NO_MATCH,
                "The holder is not the person whose identity was verified. Use an account of your own, or verify the"
                        + " identity of its holder");
    }
}
