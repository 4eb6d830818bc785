package io.ovation.server.payout;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.earning.Creators;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payouts} and {@code /v1/payout-account}: a creator is paid, after a second person looked. */
@Path("/v1")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class PayoutResource {
    private final Payouts payouts;
    private final PayoutStore store;
    private final PayoutAccounts accounts;
    private final PayoutProviders providers;
    private final Creators creators;
    private final Callers callers;
    private final Users users;

    PayoutResource(
            Payouts payouts,
            PayoutStore store,
            PayoutAccounts accounts,
            PayoutProviders providers,
            Creators creators,
            Callers callers,
            Users users) {
        this.payouts = payouts;
        this.store = store;
        this.accounts = accounts;
        this.providers = providers;
        this.creators = creators;
        this.callers = callers;
        this.users = users;
    }

    /** Asks to be paid. */
    @POST
    @ResponseStatus(201)
    @Path("payouts")
    @Refuses({
        ProblemCode.CREATOR_NOT_ELIGIBLE,
        ProblemCode.PAYOUT_BELOW_MINIMUM,
        ProblemCode.PAYOUT_ABOVE_DAILY_MAXIMUM,
        ProblemCode.PAYOUT_ACCOUNT_MISSING,
        ProblemCode.PAYOUT_ACCOUNT_FROZEN,
        ProblemCode.INSUFFICIENT_EARNINGS
    })
    public View ask(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Request request) {
        User creator = creators.caller();
        String idempotencyKey = RequestIds.required(key);
        Payout payout = payouts.ask(creator, request == null ? null : request.amount(), idempotencyKey);
        return view(payout);
    }

    /** The caller's payouts, newest first; with {@code scope=review}, for finance, all that wait for a decision. */
    @GET
    @Path("payouts")
    @Allow({Role.VIEWER, Role.FINANCE})
    public Page<View> list(
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<Payout> page;
        if (scope == null) {
            page = payouts.page(creators.caller().number(), cursor, Page.limit(limit));
        } else if (scope.equals("review")) {
            callers.require(Role.FINANCE);
            page = payouts.inReview(cursor, Page.limit(limit));
        } else {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("scope").detail("The scope is review, or left out");
        }
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** A payout with its history, for its creator or finance. */
    @GET
    @Path("payouts/{id}")
    @Allow({Role.VIEWER, Role.SUPPORT, Role.FINANCE})
    public View get(@PathParam("id") String id) {
        Caller caller = callers.user();
        return view(payouts.get(
                caller.userNumber(),
                caller.is(Role.FINANCE) || caller.is(Role.SUPPORT),
                PublicId.number(Payout.PREFIX, id)));
    }

    /** Approves or rejects; never one's own. */
    @POST
    @Path("payouts/{id}/approval")
    @Refuses({ProblemCode.FOUR_EYES, ProblemCode.PAYOUT_DECIDED, ProblemCode.PAYOUT_WAITS})
    @Allow(Role.FINANCE)
    public View decide(@PathParam("id") String id, Decision decision) {
        return view(payouts.decide(
                callers.user(),
                PublicId.number(Payout.PREFIX, id),
                FourEyes.Decision.of(decision.decision(), decision.reason())));
    }

    /** Sets where the caller is paid. */
    @PUT
    @Path("payout-account")
    public AccountView setAccount(AccountRequest request) {
        return view(accounts.set(creators.caller().number(), request.kind(), request.account(), request.holder()));
    }

    /** Where the caller is paid; {@code not_found} before anything was set. */
    @GET
    @Path("payout-account")
    @Refuses(ProblemCode.NOT_FOUND)
    public AccountView account() {
        return accounts.find(creators.caller().number())
                .map(this::view)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no payout account yet"));
    }

    private AccountView view(PayoutAccount account) {
        return new AccountView(
                account.kind(),
                providers.shown(account.kind(), account.account()),
                account.holder(),
                account.frozenUntil(),
                account.ownership().result().code(),
                account.ownership().text());
    }

    private View view(Payout payout) {
        User creator = users.find(payout.creator()).orElse(null);
        List<PayoutStore.Step> history = store.history(payout.number());
        boolean open = switch (payout.status()) {
            case CREATED, ASKED, APPROVING, APPROVED, SENT, PAYING -> true;
            case PAID, RETURNING, RETURNING_PAID, RETURNED, REJECTING, REJECTED, REFUSED -> false;
        };
        return new View(
                payout.id(),
                creator == null ? null : new Creator(creator.id(), creator.name()),
                payout.status().shown(),
                new Money(payout.amount(), payout.currency()),
                payout.diamondUnits() / 100,
                new Destination(payout.accountKind(), providers.shown(payout)),
                payout.askedAt(),
                open ? payouts.rules().expectedBy(payout.businessDay()) : null,
                payout.decisionReason(),
                payout.status() == PayoutStatus.RETURNED ? payout.bankReason() : null,
                history.stream().map(step -> new Step(step.status(), step.at())).toList(),
                terms(payout),
                payouts.waits(payout).stream()
                        .map(wait -> new Wait(wait.code(), wait.text(), wait.until()))
                        .toList());
    }

    private Terms terms(Payout payout) {
        PayoutTerms terms = payouts.terms(payout.number());
        return new Terms(
                new Money(payout.amount() - terms.withheld(), payout.currency()),
                new Money(terms.withheld(), payout.currency()),
                terms.withheldPpm(),
                terms.taxForm(),
                terms.taxWhy(),
                new Money(terms.reserve(), payout.currency()),
                terms.reserveUntil(),
                terms.reserveStatus().text(),
                terms.tier());
    }

    /**
     * What to pay.
     *
     * @param amount as much as can be paid today when left out
     */
    public record Request(@Nullable Money amount) {}

    /** Approve or reject. */
    public record Decision(
            @Schema(
                    required = true,
                    enumeration = {"approve", "reject"},
                    examples = "approve")
            @Nullable
            String decision,

            @Schema(maxLength = 500, examples = "Looks right") @Nullable
            String reason) {}

    /**
     * Where to pay.
     *
     * @param account an IBAN, routing and account number of a US bank as {@code 021000021/1234567/checking}, or what else
     *     the kind calls for
     * @param holder the name of the account's holder; bank accounts need it
     */
    public record AccountRequest(
            @Schema(required = true, examples = "iban") @Nullable
            String kind,

            @Schema(required = true, examples = "DE89370400440532013000") @Nullable
            String account,

            @Schema(examples = "Juno Example") @Nullable String holder) {}

    /**
     * Where a creator is paid.
     *
     * @param account of a bank account, the last four characters only
     * @param ownership whether the holder is the person whose identity was verified; nothing is paid on {@code no_match}
     * @param ownershipText that in one sentence
     */
    public record AccountView(
            String kind,
            String account,
            @Nullable String holder,
            @Nullable Instant frozenUntil,

            @Schema(enumeration = {"match", "close_match", "no_match", "provider", "accepted", "not_checked"})
            String ownership,

            String ownershipText) {}

    /** Who is paid. */
    public record Creator(String id, String name) {}

    /** Where to. */
    public record Destination(String kind, String account) {}

    /** A status and since when. */
    public record Step(
            @Schema(enumeration = {"asked", "approved", "sent", "paid", "returned", "rejected"})
            String status,

            Instant at) {}

    /**
     * A payout as the API shows it.
     *
     * @param diamonds that go with the money
     * @param expectedBy by when the money should have arrived; left out when that is over
     * @param decisionReason what finance said
     * @param returnReason why the bank returned it
     * @param waits why it is not sent yet, while it waits
     */
    public record View(
            String id,
            @Nullable Creator creator,

            @Schema(enumeration = {"asked", "approved", "sent", "paid", "returned", "rejected"})
            String status,

            Money amount,
            long diamonds,
            Destination destination,
            Instant askedAt,
            @Nullable LocalDate expectedBy,
            @Nullable String decisionReason,
            @Nullable String returnReason,
            List<Step> history,
            Terms terms,
            List<Wait> waits) {}

    /**
     * What holds for a payout beside its amount, decided when it was asked.
     *
     * @param pays what arrives: the amount without the tax
     * @param withheldPpm rate of the tax, in millionths
     * @param taxForm by which it is withheld
     * @param reserve what was kept beside the payout, which is in no other figure here
     * @param tier the creator's risk tier then
     */
    public record Terms(
            Money pays,
            Money withheld,
            int withheldPpm,
            String taxForm,
            String taxWhy,
            Money reserve,
            @Nullable LocalDate reserveUntil,

            @Schema(enumeration = {"none", "due", "held", "released"})
            String reserveStatus,

            String tier) {}

    /**
     * Why a payout waits.
     *
     * @param until when that ends by itself; left out when people have to decide
     */
    public record Wait(String code, String text, @Nullable Instant until) {}
}
