package io.ovation.server.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What of a proposal is kept for doing it: a record of the kind's own, written as JSON when it is proposed and read when it is
 * done, maybe by a later version of the server. The same record gives the same text, so that a repeated proposal has the same
 * fingerprint. Any thread.
 */
@ApplicationScoped
public class ProposalBodies {
    private final ObjectMapper json;

    ProposalBodies(ObjectMapper json) {
        this.json = json;
    }

    /** The text for {@link Proposals.Draft#body}. */
    public String write(Record body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a proposal cannot be written as JSON", impossible);
        }
    }

    /**
     * What was written when it was proposed.
     *
     * @throws IllegalStateException when it is no such record: a fault of ours, nobody else writes these
     */
    public <T extends Record> T read(Proposal proposal, Class<T> type) {
        try {
            return json.readValue(proposal.body(), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a proposal holds what was never written to it", impossible);
        }
    }
}
