package io.ovation.server.approval;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Does what was approved. The step is repeated until it is done or can never be. */
@ApplicationScoped
class ProposalOperation implements OutsideOperation {
    private final ProposalStore store;
    private final Intents intents;
    private final Map<String, ProposedAction> actions;

    ProposalOperation(ProposalStore store, Database database, @All List<ProposedAction> actions) {
        this.store = store;
        this.intents = new Intents(database, ProposalStore.TABLE);
        this.actions = actions.stream().collect(Collectors.toMap(ProposedAction::kind, Function.identity()));
    }

    @Override
    public Intents intents() {
        return intents;
    }

    @Override
    public void advance(long number) {
        intents.alone(
                number, handle -> execute(handle, store.find(handle, number).orElseThrow()));
        Proposal now = store.get(number);
        if (now.status() == Proposal.Status.DONE) {
            action(now).goOn(now);
        }
    }

    private void execute(Handle handle, Proposal proposal) {
        if (proposal.status() != Proposal.Status.APPROVED) {
            return;
        }
        long number = proposal.number();
        try {
            store.ended(handle, number, Proposal.Status.DONE, action(proposal).execute(proposal), null);
        } catch (Problem problem) {
            if (problem.code().status() >= 500 || problem.code() == ProblemCode.TOO_MANY_REQUESTS) {
                throw problem;
            }
            store.ended(handle, number, Proposal.Status.FAILED, null, problem.getMessage());
        }
    }

    private ProposedAction action(Proposal proposal) {
        ProposedAction action = actions.get(proposal.kind());
        if (action == null) {
            throw new IllegalStateException("nobody knows how to do proposals of kind " + proposal.kind());
        }
        return action;
    }
}
