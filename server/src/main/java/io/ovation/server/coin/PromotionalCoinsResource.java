package io.ovation.server.coin;

import io.ovation.economics.Accounts;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PromotionalCoinsGranted;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/promotional-coins}: the platform or finance gives a user coins that nobody paid for. They go to a
 * wallet of their own and are never refunded. The reason is kept with who gave them.
 */
@Path("/v1/promotional-coins")
@Allow(
        value = {Role.PLATFORM, Role.FINANCE},
        scope = Scope.COINS)
@RunOnVirtualThread
public class PromotionalCoinsResource {
    private static final long MOST_COINS = 100_000;
    private static final int LONGEST_REASON = 200;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Bookkeeper bookkeeper;
    private final Database database;
    private final RequestIds requestIds;
    private final Callers callers;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Audit audit;

    PromotionalCoinsResource(
            Bookkeeper bookkeeper,
            Database database,
            RequestIds requestIds,
            Callers callers,
            Users users,
            Markets markets,
            Clocks clocks,
            Audit audit) {
        this.bookkeeper = bookkeeper;
        this.database = database;
        this.requestIds = requestIds;
        this.callers = callers;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** Gives a user coins that nobody paid for; they go to a wallet of their own and are never refunded. */
    @POST
    @ResponseStatus(201)
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.COINS_INVALID, ProblemCode.FOUR_EYES})
    public Given give(@HeaderParam("Idempotency-Key") @Nullable String key, Request request) {
        Caller caller = callers.current();
        String idempotencyKey = RequestIds.required(key);
        User user = receiver(request);
        Long coins = request.coins();
        String reason = request.reason();
        if (coins == null || coins < 1 || coins > MOST_COINS) {
            throw Problem.of(ProblemCode.COINS_INVALID).field("coins").detail("Give 1 to " + MOST_COINS + " coins");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("reason")
                    .detail("Say why, in 1 to " + LONGEST_REASON + " characters");
        }
        if (caller.userNumber() == user.number()) {
            throw Problem.of(ProblemCode.FOUR_EYES).detail("Nobody gives coins to themselves");
        }
        UUID entry = requestIds.entryId(caller, "promotional-coins:" + idempotencyKey);
        long grant = write(entry, user, coins, reason, caller);
        Market market = markets.of(user);
        Receipt receipt = bookkeeper.postAndWait(new PromotionalCoinsGranted(
                new MoneyEvent.Header(
                        entry,
                        Fingerprints.of("promotional-coins", user.number(), coins, reason),
                        clocks.wall().plus(DEADLINE).toEpochMilli(),
                        market.number(),
                        clocks.today(market)),
                user.number(),
                coins,
                grant));
        long after = balanceAfter(receipt, user);
        return new Given(PublicId.of("ent", entry), user.id(), coins, after, receipt.sequence());
    }

    private User receiver(Request request) {
        if ((request.userId() == null) == (request.externalId() == null)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("user_id")
                    .detail("Name the receiver by user_id or by external_id");
        }
        return request.userId() != null
                ? users.get(PublicId.numberField(User.PREFIX, request.userId(), "user_id"))
                : users.byExternalId(Objects.requireNonNull(request.externalId()));
    }

    /** Who gave what and why, before it happens; the same grant at a retry. */
    private long write(UUID entry, User user, long coins, String reason, Caller caller) {
        return database.inTransaction(handle -> {
            int written = handle.createUpdate("""
                            INSERT INTO coin_promotion (grant_number, entry_id, user_number, coins, reason, given_by,
                                created_at)
                            VALUES (:grant, :entry, :user, :coins, :reason, :by, :at)
                            ON CONFLICT (entry_id) DO NOTHING""")
                    .bind("grant", Numbers.next())
                    .bind("entry", entry)
                    .bind("user", user.number())
                    .bind("coins", coins)
                    .bind("reason", reason)
                    .bind("by", caller.principal())
                    .bind("at", clocks.business())
                    .execute();
            if (written == 1) {
                audit.record(
                        handle,
                        caller,
                        new AuditDraft(
                                "promotional_coins.given",
                                user.id(),
                                Map.of(
                                        "coins",
                                        Long.toString(coins),
                                        "reason",
                                        reason,
                                        "entry_id",
                                        PublicId.of("ent", entry))));
            }
            return handle.createQuery("SELECT grant_number FROM coin_promotion WHERE entry_id = :entry")
                    .bind("entry", entry)
                    .mapTo(Long.class)
                    .one();
        });
    }

    private static long balanceAfter(Receipt receipt, User user) {
        return receipt.applied().transfers().stream()
                .filter(posted -> posted.credit().equals(Accounts.promoWallet(user.number())))
                .mapToLong(Posted::creditBalance)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Who gets how many, and why.
     *
     * @param userId the receiver; this or {@code external_id}
     * @param externalId the receiver as the platform calls them; this or {@code user_id}
     * @param reason kept with who gave them
     */
    public record Request(
            @Nullable String userId,

            @Schema(maxLength = 128, examples = "mia") @Nullable
            String externalId,

            @Schema(required = true, minimum = "1", maximum = "100000", examples = "500") @Nullable
            Long coins,

            @Schema(required = true, maxLength = 200, examples = "Welcome gift") @Nullable
            String reason) {}

    /** What was given. */
    public record Given(String entryId, String userId, long coins, long promotionalCoins, long sequence) {}
}
