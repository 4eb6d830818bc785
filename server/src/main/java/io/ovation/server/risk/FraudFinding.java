package io.ovation.server.risk;

import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalBodies;
import io.ovation.server.approval.ProposedAction;
import jakarta.enterprise.context.ApplicationScoped;

/** Confirms what two people agreed on: keyed by the case and the payers, so it is done once however often it is tried. */
@ApplicationScoped
class FraudFinding implements ProposedAction {
    private final Cases cases;
    private final ProposalBodies bodies;

    FraudFinding(Cases cases, ProposalBodies bodies) {
        this.cases = cases;
        this.bodies = bodies;
    }

    @Override
    public String kind() {
        return CaseResource.FINDING;
    }

    @Override
    public String execute(Proposal proposal) {
        CaseResource.Body body = bodies.read(proposal, CaseResource.Body.class);
        cases.confirm(body.caseNumber(), body.payers(), proposal.reason(), proposal.id(), proposal.proposedBy());
        return PublicId.of(RiskCase.PREFIX, body.caseNumber());
    }

    @Override
    public void goOn(Proposal done) {
        CaseResource.Body body = bodies.read(done, CaseResource.Body.class);
        cases.goOnWith(body.caseNumber(), body.payers());
    }
}
