package io.ovation.server.payment;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Secrets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/sandbox/challenges}: the page of the cardholder's bank that 3-D Secure leads to, as far as there is one in the
 * sandbox: the viewer says whether they pass.
 */
@Path("/v1/sandbox/challenges")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class SandboxChallengeResource {
    private final SandboxPayments payments;
    private final PaymentOwners owners;
    private final Callers callers;
    private final Secrets secrets;

    SandboxChallengeResource(SandboxPayments payments, PaymentOwners owners, Callers callers, Secrets secrets) {
        this.payments = payments;
        this.owners = owners;
        this.callers = callers;
        this.secrets = secrets;
    }

    /** Passes or fails the challenge of the caller's own payment (a recharge or a charge), which follows by callback. The first answer counts. */
    @POST
    @Path("{id}")
    public Answered answer(@PathParam("id") String id, @Nullable Answer body) {
        secrets.mode().requireTest();
        long user = callers.user().userNumber();
        if (owners.payment(id)
                .filter(owned -> owned.owner().payer(owned.number()).orElse(0) == user)
                .isEmpty()) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("You have no such payment");
        }
        if (body == null || body.passed() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("passed").detail("passed is true or false");
        }
        return new Answered(id, payments.challenged(id, body.passed()));
    }

    /** Whether the viewer passes. */
    public record Answer(@Nullable Boolean passed) {}

    /**
     * What the bank made of it.
     *
     * @param id of the payment
     * @param payment succeeded, declined, or cancelled when it was too late
     */
    public record Answered(String id, String payment) {}
}
