package io.ovation.simulator;

import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Posted;
import java.util.List;

/**
 * What the reference says should become of a request.
 *
 * @param code the outcome
 * @param index transfer or condition at fault, or -1
 * @param available what was there or left, as the outcome has it
 * @param postings what would be posted; empty for a rejection
 */
record Verdict(OutcomeCode code, int index, long available, List<Posted> postings) {

    static Verdict rejected(OutcomeCode code) {
        return new Verdict(code, -1, 0, List.of());
    }

    static Verdict accepted(List<Posted> postings) {
        return new Verdict(OutcomeCode.ACCEPTED, -1, 0, postings);
    }
}
