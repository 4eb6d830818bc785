package io.ovation.server.coin.recharge;

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
 * {@code POST /v1/provider-callbacks/sandbox}: where the sandbox payment provider tells us what became of a payment. The
 * signature is the caller's identity. Answered 2xx once the event is written down, also the second time, and also when it
 * changes nothing; otherwise the provider delivers again.
 */
@Path(SandboxCallbackResource.PATH)
@Public
public class SandboxCallbackResource {
    static final String PATH = "/v1/provider-callbacks/sandbox";

    private final SandboxPayments payments;
    private final RechargeStore store;
    private final RechargeOperation operation;
    private final Clocks clocks;
    private final ObjectMapper json;

    SandboxCallbackResource(
            SandboxPayments payments,
            RechargeStore store,
            RechargeOperation operation,
            Clocks clocks,
            ObjectMapper json) {
        this.payments = payments;
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
        CallbackSignature.require(payments.secret(), signature, clocks.wall(), body);
        ProviderEvent event = read(body);
        long number;
        try {
            number = PublicId.number(Recharge.PREFIX, event.payment());
        } catch (Problem e) {
            return new Taken(false);
        }
        if (store.find(number).isEmpty()) {
            return new Taken(false);
        }
        operation.told(event, number);
        return new Taken(true);
    }

    private ProviderEvent read(String body) {
        try {
            return json.readValue(body, ProviderEvent.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }

    /**
     * The answer.
     *
     * @param known whether the event is about a recharge of ours
     */
    public record Taken(boolean known) {}
}
