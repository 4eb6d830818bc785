package io.ovation.server.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposedAction;
import jakarta.enterprise.context.ApplicationScoped;

/** Confirms what two people agreed on: keyed by the case and the payers, so it is done once however often it is tried. */
@ApplicationScoped
class FraudFinding implements ProposedAction {
    private final Cases cases;
    private final ObjectMapper json;

    FraudFinding(Cases cases, ObjectMapper json) {
        this.cases = cases;
        this.json = json;
    }

    @Override
    public String kind() {
        return CaseResource.FINDING;
    }

    @Override
    public String execute(Proposal proposal) {
        CaseResource.Body body = read(proposal);
        cases.confirm(body.caseNumber(), body.payers(), proposal.reason(), proposal.id(), proposal.proposedBy());
        return PublicId.of(RiskCase.PREFIX, body.caseNumber());
    }

    @Override
    public void goOn(Proposal done) {
        CaseResource.Body body = read(done);
        cases.goOnWith(body.caseNumber(), body.payers());
    }

    private CaseResource.Body read(Proposal proposal) {
        try {
            return json.readValue(proposal.body(), CaseResource.Body.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a proposal holds what was never written to it", impossible);
        }
    }
}
