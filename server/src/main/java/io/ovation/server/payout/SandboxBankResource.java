package io.ovation.server.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Public;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/provider-callbacks/sandbox-bank}: where the sandbox bank tells us what became of a payout. The signature
 * is the caller's identity. Answered 2xx once the event is written down, also the second time, and also when it changes
 * nothing.
 */
@Path(SandboxBankResource.PATH)
@Public
public class SandboxBankResource {
    static final String PATH = "/v1/provider-callbacks/sandbox-bank";

    private final SandboxBank bank;
    private final PayoutStore store;
    private final PayoutOperation operation;
    private final Clocks clocks;
    private final ObjectMapper json;

    SandboxBankResource(
            SandboxBank bank, PayoutStore store, PayoutOperation operation, Clocks clocks, ObjectMapper json) {
        this.bank = bank;
        this.store = store;
        this.operation = operation;
        this.clocks = clocks;
        this.json = json;
    }

    /** Takes in one event. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Taken take(@HeaderParam(CallbackSignature.HEADER) @Nullable String signature, String body) {
        CallbackSignature.require(bank.secret(), signature, clocks.wall(), body);
        BankEvent event = read(body);
        long number;
        try {
            number = PublicId.number(Payout.PREFIX, event.payout());
        } catch (Problem e) {
            return new Taken(false);
        }
        if (store.find(number).isEmpty()) {
            return new Taken(false);
        }
        operation.told(event, number);
        return new Taken(true);
    }

    private BankEvent read(String body) {
        try {
            return json.readValue(body, BankEvent.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }

    /**
     * The answer.
     *
     * @param known whether the event is about a payout of ours
     */
    public record Taken(boolean known) {}
}
