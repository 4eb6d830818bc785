package io.ovation.server.risk;

import java.util.List;

/**
 * How suspicious a creator's income looks, and why.
 *
 * @param points 0 to 100
 * @param reasons what adds up to it, most points first
 * @param suspects senders whose gifts the reasons are about
 */
record Score(int points, List<Reason> reasons, List<Long> suspects) {
    static final Score NONE = new Score(0, List.of(), List.of());

    /** Whether there is more than the flow of money: something is known of the people. */
    boolean isAboutPeople() {
        return !suspects.isEmpty();
    }

    /**
     * One of the reasons.
     *
     * @param code stable name
     * @param points it adds
     * @param text with its figures, for people
     */
    record Reason(String code, int points, String text) {}
}
