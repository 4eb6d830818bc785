package io.ovation.journal.clearing;

import io.ovation.journal.writer.Answer;
import io.ovation.ledger.LedgerRequest;
import java.util.concurrent.CompletionStage;

/** Where money arrives: a {@link io.ovation.journal.writer.LedgerWriter} of this process, or the way to one of another. */
@FunctionalInterface
public interface ReceivingShard {

    /** Submits a request; the stage completes as {@link io.ovation.journal.writer.LedgerWriter#submit} promises. */
    CompletionStage<Answer> submit(LedgerRequest request);
}
