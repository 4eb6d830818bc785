package io.ovation.server.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackSource;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** What the sandbox payment provider tells us of disputes. */
@ApplicationScoped
public class SandboxDisputeSource implements CallbackSource {
    static final String PATH = "/v1/provider-callbacks/sandbox-disputes";

    private final SandboxPayments payments;
    private final PaymentDisputes disputes;
    private final ObjectMapper json;

    SandboxDisputeSource(SandboxPayments payments, PaymentDisputes disputes, ObjectMapper json) {
        this.payments = payments;
        this.disputes = disputes;
        this.json = json;
    }

    @Override
    public String name() {
        return "sandbox-disputes";
    }

    @Override
    public SignedEvent read(Callback callback) {
        CallbackSignature.require(
                payments.secret(), callback.header(CallbackSignature.HEADER), callback.at(), callback.text());
        SandboxDisputes.Event told = event(callback.text());
        return disputes.event(
                told.id(),
                "dispute." + told.status(),
                new DisputeNews(
                        payments.name(),
                        told.dispute(),
                        told.payment(),
                        told.amount(),
                        told.currency(),
                        told.fee(),
                        told.currency(),
                        "fraudulent",
                        null,
                        true,
                        told.decision()));
    }

    private SandboxDisputes.Event event(String body) {
        try {
            return json.readValue(body, SandboxDisputes.Event.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }
}
