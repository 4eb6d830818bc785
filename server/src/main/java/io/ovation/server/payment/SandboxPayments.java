package io.ovation.server.payment;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Secrets;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider that moves no money. It keeps its own books in its own tables, as a company outside would: asked
 * again with the same id it gives the same answer, whatever happened to us in between. What becomes of a payment is
 * decided by its method, one of {@link #METHODS}; a name behind it ({@code card_success:blue}) says which card it is.
 */
@ApplicationScoped
public class SandboxPayments implements PaymentProvider {
    /** Succeeds at once. */
    public static final String SUCCESS = "card_success";

    /** Is declined at once. */
    public static final String DECLINED = "card_declined";

    /** Is declined at once for lack of money. */
    public static final String INSUFFICIENT_FUNDS = "card_insufficient_funds";

    /** Succeeds after two seconds, by callback. */
    public static final String ASYNC_SUCCESS = "card_async_success";

    /** Is declined after two seconds, by callback. */
    public static final String ASYNC_DECLINED = "card_async_declined";

    /** Is never decided, until we give up on it. */
    public static final String UNDECIDED = "card_undecided";

    /** Succeeds at once; money cannot be returned to it. */
    public static final String REFUND_FAILS = "card_refund_fails";

    /** Asks the viewer for 3-D Secure; what they do there decides. */
    public static final String AUTHENTICATED = "card_3ds";

    /** Succeeds at once; the cardholder disputes it two seconds later. */
    public static final String DISPUTED = "card_disputed";

    /** The same, and we win two seconds after that. */
    public static final String DISPUTED_WON = "card_disputed_won";

    /** The same, and we lose two seconds after that. */
    public static final String DISPUTED_LOST = "card_disputed_lost";

    /** Succeeds while the payer is there; every charge without them is declined: {@code card_declined}. */
    public static final String RENEWAL_DECLINED = "card_renewal_declined";

    /**
     * Succeeds while the payer is there; of the charges without them the first two are declined for lack of money, and from
     * the third on they succeed.
     */
    public static final String RENEWAL_INSUFFICIENT_FUNDS = "card_renewal_insufficient_funds";

    /** Succeeds; so does the first charge without the payer, and then the card has expired: {@code expired_card}. */
    public static final String RENEWAL_EXPIRES = "card_renewal_expires";

    /** Succeeds while the payer is there; without them the bank wants to see them: {@code authentication_required}. */
    public static final String RENEWAL_AUTHENTICATED = "card_renewal_3ds";

    /** Those whose charges without the payer do something of their own. */
    public static final List<String> RENEWING =
            List.of(RENEWAL_DECLINED, RENEWAL_INSUFFICIENT_FUNDS, RENEWAL_EXPIRES, RENEWAL_AUTHENTICATED);

    private static final int POOR_RENEWALS = 2;

    /** Those that a dispute follows. */
    public static final List<String> DISPUTING = List.of(DISPUTED, DISPUTED_WON, DISPUTED_LOST);

    /** All test methods. */
    public static final List<String> METHODS = List.of(
            SUCCESS,
            DECLINED,
            INSUFFICIENT_FUNDS,
            AUTHENTICATED,
            ASYNC_SUCCESS,
            ASYNC_DECLINED,
            UNDECIDED,
            REFUND_FAILS,
            DISPUTED,
            DISPUTED_WON,
            DISPUTED_LOST,
            RENEWAL_DECLINED,
            RENEWAL_INSUFFICIENT_FUNDS,
            RENEWAL_EXPIRES,
            RENEWAL_AUTHENTICATED);

    /** Its name. */
    public static final String NAME = "sandbox";

    static final Duration DECISION_TIME = Duration.ofSeconds(2);

    private final Database database;
    private final Secrets settings;

    SandboxPayments(Database database, Secrets settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Its test methods, in the sandbox only: outside of it they would be money for nothing. */
    @Override
    public boolean takes(String paymentMethod) {
        return settings.mode().isTest()
                && TestCard.read(paymentMethod)
                        .filter(card -> METHODS.contains(card.method()))
                        .isPresent();
    }

    @Override
    public String methods() {
        return settings.mode().isTest()
                ? "in the sandbox " + String.join(", ", METHODS) + " (and perhaps :NAME, which card it is)"
                : "";
    }

    @Override
    public long receivable() {
        return 1;
    }

    @Override
    public Payment charge(Charge charge) {
        database.useTransaction(handle -> {
            // One answer to an id, and the charges of a kept card in one order.
            handle.createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))) AS locked")
                    .bind("id", charge.id())
                    .mapTo(Integer.class)
                    .one();
            if (found(handle, charge.id()).isEmpty()) {
                insert(handle, charge);
            }
        });
        return look(charge.id(), null);
    }

    private static void insert(Handle handle, Charge charge) {
        Instant now = Instant.now();
        TestCard typed = TestCard.of(charge.paymentMethod());
        String card = typed.method();
        String fingerprint = typed.fingerprint();
        String kept = null;
        String reason;
        if (charge.use() == Use.OFF_SESSION) {
            KeptCard used = use(handle, charge);
            card = used.card();
            fingerprint = used.fingerprint();
            reason = renewalRefusal(used);
        } else {
            reason = declined(card);
            kept = charge.use() == Use.KEEP ? keep(handle, charge) : null;
        }
        boolean asks = card.equals(AUTHENTICATED) && charge.use() != Use.OFF_SESSION;
        boolean later = card.equals(ASYNC_SUCCESS) || card.equals(ASYNC_DECLINED);
        String status = reason != null ? "declined" : asks || later || card.equals(UNDECIDED) ? "pending" : "succeeded";
        handle.createUpdate("""
                        INSERT INTO coin_sandbox_payment (id, reference, amount, currency, method, status, reason,
                            settles_at, created_at, kept, fingerprint)
                        VALUES (:id, :reference, :amount, :currency, :method, :status, :reason, :settles, :now, :kept,
                            :fingerprint)""")
                .bind("id", charge.id())
                .bind("reference", PublicId.of("sbx", Numbers.next()))
                .bind("amount", charge.amount())
                .bind("currency", charge.currency())
                .bind("method", card)
                .bind("status", status)
                .bind("reason", reason)
                .bind("settles", later ? now.plus(DECISION_TIME) : null)
                .bind("now", now)
                .bind("kept", kept)
                .bind("fingerprint", fingerprint)
                .execute();
    }

    /** A card that is kept, and how often it was charged without the payer, this time included. */
    private record KeptCard(
            String card, int charges, @Nullable String fingerprint) {}

    private static String keep(Handle handle, Charge charge) {
        String id = PublicId.of("sbm", Numbers.next());
        TestCard card = TestCard.of(charge.paymentMethod());
        handle.createUpdate(
                        "INSERT INTO sandbox_kept_method (id, customer, card, fingerprint) VALUES (:id, :customer, :card, :fingerprint)")
                .bind("id", id)
                .bind("customer", Objects.requireNonNull(charge.customer()).payer())
                .bind("card", card.method())
                .bind("fingerprint", card.fingerprint())
                .execute();
        return id;
    }

    private static KeptCard use(Handle handle, Charge charge) {
        return handle.createQuery("""
                        UPDATE sandbox_kept_method SET charges = charges + 1 WHERE id = :id AND customer = :customer
                        RETURNING card, charges, fingerprint""")
                .bind("id", charge.paymentMethod())
                .bind("customer", Objects.requireNonNull(charge.customer()).payer())
                .map((row, context) ->
                        new KeptCard(row.getString("card"), row.getInt("charges"), row.getString("fingerprint")))
                .findOne()
                .orElse(new KeptCard(DECLINED, 1, null));
    }

    private static @Nullable String renewalRefusal(KeptCard used) {
        return switch (used.card()) {
            case RENEWAL_DECLINED -> "card_declined";
            case RENEWAL_INSUFFICIENT_FUNDS -> used.charges() <= POOR_RENEWALS ? "insufficient_funds" : null;
            case RENEWAL_EXPIRES -> used.charges() > 1 ? "expired_card" : null;
            case RENEWAL_AUTHENTICATED -> "authentication_required";
            default -> declined(used.card());
        };
    }

    private static @Nullable String declined(String card) {
        return switch (card) {
            case DECLINED -> "card_declined";
            case INSUFFICIENT_FUNDS -> "insufficient_funds";
            default -> METHODS.contains(card) ? null : "card_declined";
        };
    }

    @Override
    public Payment look(String id, @Nullable String reference) {
        return database.withHandle(handle -> found(handle, id))
                .orElse(new Payment(State.DECLINED, null, "unknown_payment"));
    }

    private static Optional<Payment> found(Handle handle, String id) {
        return handle.createQuery("""
                        SELECT p.status, p.reference, p.reason, p.method, p.kept, p.fingerprint, k.customer FROM coin_sandbox_payment p
                        LEFT JOIN sandbox_kept_method k ON k.id = p.kept WHERE p.id = :id""")
                .bind("id", id)
                .map((row, context) -> new Payment(
                        State.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("reference"),
                        row.getString("reason"),
                        nextAction(id, row.getString("status"), row.getString("method")),
                        null,
                        row.getString("kept") == null
                                        || !row.getString("status").equals("succeeded")
                                ? null
                                : new Kept(row.getString("customer"), row.getString("kept")),
                        row.getString("fingerprint") == null
                                ? null
                                : new Instrument(Instrument.Kind.CARD, row.getString("fingerprint"))))
                .findOne();
    }

    @Override
    public Payment cancel(String id, @Nullable String reference) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE coin_sandbox_payment SET status = 'cancelled' WHERE id = :id AND status = 'pending'")
                .bind("id", id)
                .execute());
        return look(id, null);
    }

    /**
     * The payer came back from 3-D Secure. The first answer decides, and we are told by callback as well.
     *
     * @param id our id of the payment
     * @return how the payment stands now; {@code not_found} when it needs no challenge
     */
    String challenged(String id, boolean passed) {
        return database.inTransaction(handle -> {
            boolean isDecided = handle.createUpdate("""
                            UPDATE coin_sandbox_payment SET status = CASE WHEN :passed THEN 'succeeded' ELSE 'declined' END,
                                reason = CASE WHEN :passed THEN NULL ELSE 'authentication_failed' END
                            WHERE id = :id AND method = :method AND status = 'pending'""")
                            .bind("passed", passed)
                            .bind("id", id)
                            .bind("method", AUTHENTICATED)
                            .execute()
                    == 1;
            if (isDecided) {
                owe(handle, id, Instant.now());
            }
            return handle.createQuery("SELECT status FROM coin_sandbox_payment WHERE id = :id AND method = :method")
                    .bind("id", id)
                    .bind("method", AUTHENTICATED)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("This payment has no challenge"));
        });
    }

    private static @Nullable NextAction nextAction(String id, String status, String method) {
        return method.equals(AUTHENTICATED) && status.equals("pending")
                ? new NextAction(NextAction.Type.REDIRECT, null, "/v1/sandbox/challenges/" + id)
                : null;
    }

    /** Writes down that we have to be told what became of a payment. */
    private static void owe(Handle handle, String id, Instant now) {
        handle.createUpdate("""
                        INSERT INTO coin_sandbox_event (number, payment, kind, created_at, next_attempt_at)
                        SELECT :number, id, CASE status WHEN 'succeeded' THEN :succeeded ELSE :declined END, :now, :now
                        FROM coin_sandbox_payment WHERE id = :id""")
                .bind("number", Numbers.next())
                .bind("succeeded", ProviderEvent.SUCCEEDED)
                .bind("declined", ProviderEvent.DECLINED)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    @Override
    public Refunded refund(RefundOrder order) {
        return database.inTransaction(handle -> {
            // One refund of a payment at a time, so that their sum is known.
            String method = handle.createQuery(
                            "SELECT method FROM coin_sandbox_payment WHERE id = :payment AND status = 'succeeded' FOR UPDATE")
                    .bind("payment", order.payment())
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null);
            Optional<Refunded> before = refundOf(handle, order.id());
            if (before.isPresent()) {
                return before.get();
            }
            if (method == null) {
                return new Refunded(false, "unknown_payment");
            }
            String reason = refusal(handle, order, method);
            handle.createUpdate("""
                            INSERT INTO coin_sandbox_refund (id, payment, amount, status, reason, created_at)
                            VALUES (:id, :payment, :amount, :status, :reason, :now)""")
                    .bind("id", order.id())
                    .bind("payment", order.payment())
                    .bind("amount", order.amount())
                    .bind("status", reason == null ? "succeeded" : "failed")
                    .bind("reason", reason)
                    .bind("now", Instant.now())
                    .execute();
            return new Refunded(reason == null, reason);
        });
    }

    /** Decides pending payments whose time has come, and writes down the events it now owes us. */
    void settleDue(Instant now) {
        database.useTransaction(handle -> {
            List<String> due =
                    handle.createQuery("""
                            SELECT id FROM coin_sandbox_payment WHERE status = 'pending' AND settles_at <= :now
                            ORDER BY settles_at LIMIT 100 FOR UPDATE SKIP LOCKED""").bind("now", now).mapTo(String.class).list();
            for (String id : due) {
                handle.createUpdate("""
                                UPDATE coin_sandbox_payment SET
                                    status = CASE method WHEN :success THEN 'succeeded' ELSE 'declined' END,
                                    reason = CASE method WHEN :success THEN NULL ELSE 'card_declined' END
                                WHERE id = :id""")
                        .bind("success", ASYNC_SUCCESS)
                        .bind("id", id)
                        .execute();
                owe(handle, id, now);
            }
        });
    }

    /** The secret its callbacks are signed with; made at first use. */
    public String secret() {
        return database.inTransaction(handle -> {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            handle.createUpdate("""
                            INSERT INTO coin_sandbox_secret (id, secret) VALUES (1, :secret)
                            ON CONFLICT (id) DO NOTHING""")
                    .bind("secret", HexFormat.of().formatHex(fresh))
                    .execute();
            return handle.createQuery("SELECT secret FROM coin_sandbox_secret WHERE id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }

    private static @Nullable String refusal(Handle handle, RefundOrder order, String method) {
        if (method.equals(REFUND_FAILS)) {
            return "card_closed";
        }
        long left = handle.createQuery("""
                        SELECT amount - (SELECT COALESCE(SUM(amount), 0) FROM coin_sandbox_refund
                            WHERE payment = :payment AND status = 'succeeded')
                        FROM coin_sandbox_payment WHERE id = :payment""")
                .bind("payment", order.payment())
                .mapTo(Long.class)
                .one();
        return order.amount() > left ? "more_than_was_paid" : null;
    }

    private static Optional<Refunded> refundOf(Handle handle, String id) {
        return handle.createQuery("SELECT status, reason FROM coin_sandbox_refund WHERE id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Refunded(row.getString("status").equals("succeeded"), row.getString("reason")))
                .findOne();
    }
}
