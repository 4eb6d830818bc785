package io.ovation.server.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackSource;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** What the sandbox bank tells us of payouts. */
@ApplicationScoped
public class SandboxBankSource implements CallbackSource {
    static final String PATH = "/v1/provider-callbacks/sandbox-bank";

    private final SandboxBank bank;
    private final PayoutCallbacks callbacks;
    private final ObjectMapper json;

    SandboxBankSource(SandboxBank bank, PayoutCallbacks callbacks, ObjectMapper json) {
        this.bank = bank;
        this.callbacks = callbacks;
        this.json = json;
    }

    @Override
    public String name() {
        return bank.name();
    }

    @Override
    public SignedEvent read(Callback callback) {
        CallbackSignature.require(
                bank.secret(), callback.header(CallbackSignature.HEADER), callback.at(), callback.text());
        BankEvent event = event(callback.text());
        PayoutNews news = switch (event.type()) {
            case BankEvent.PAID -> new PayoutNews.Paid(event.payout());
            case BankEvent.RETURNED -> new PayoutNews.Returned(event.payout(), event.reason());
            default -> new PayoutNews.Changed(event.payout());
        };
        return callbacks.event(event.id(), event.type(), news);
    }

    private BankEvent event(String body) {
        try {
            return json.readValue(body, BankEvent.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }
}
