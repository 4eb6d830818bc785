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

/** What the sandbox payment provider tells us. */
@ApplicationScoped
public class SandboxPaymentSource implements CallbackSource {
    /** Where it comes in. */
    public static final String PATH = "/v1/provider-callbacks/sandbox";

    private final SandboxPayments payments;
    private final PaymentCallbacks callbacks;
    private final ObjectMapper json;

    SandboxPaymentSource(SandboxPayments payments, PaymentCallbacks callbacks, ObjectMapper json) {
        this.payments = payments;
        this.callbacks = callbacks;
        this.json = json;
    }

    @Override
    public String name() {
        return payments.name();
    }

    @Override
    public SignedEvent read(Callback callback) {
        CallbackSignature.require(
                payments.secret(), callback.header(CallbackSignature.HEADER), callback.at(), callback.text());
        ProviderEvent event = event(callback.text());
        PaymentNews news = switch (event.type()) {
            case ProviderEvent.SUCCEEDED -> new PaymentNews.Succeeded(event.payment(), event.reference());
            case ProviderEvent.DECLINED -> new PaymentNews.Declined(event.payment(), event.reason());
            default -> new PaymentNews.Changed(event.payment());
        };
        return callbacks.event(event.id(), event.type(), news);
    }

    private ProviderEvent event(String body) {
        try {
            return json.readValue(body, ProviderEvent.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }
}
