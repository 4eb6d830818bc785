package io.ovation.server.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Payout;
import com.stripe.net.RequestOptions;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import io.ovation.server.payout.PayoutProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pays creators who have a connected account at Stripe: a transfer from the platform's balance to the account's, then a
 * payout from there to the creator's bank. When the bank sends it back, the transfer is reversed, so that the money is
 * ours again before our books say so. Each step is looked for before it is made. Blocking; any thread.
 */
@ApplicationScoped
public class StripePayouts implements PayoutProvider {
    /** The kind of account it pays to; the account is a connected account's id, {@code acct_…}. */
    public static final String KIND = "stripe";

    /** Name of our id of a payout in Stripe's metadata. */
    static final String PAYOUT = "ovation_payout";

    private static final Pattern ACCOUNT = Pattern.compile("acct_[A-Za-z0-9]{3,60}");

    /** Refusals that time may heal: the order stays open. */
    private static final Set<String> FOR_NOW = Set.of("balance_insufficient", "lock_timeout", "rate_limit");

    private static final long PAGE = 100;

    /** The sweeper tries every five minutes at most: more than that in a day. */
    private static final int MOST_KEYS = 300;

    private final StripeAccess stripe;

    StripePayouts(StripeAccess stripe) {
        this.stripe = stripe;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public boolean takes(String accountKind, String account) {
        return stripe.isOn()
                && accountKind.equals(KIND)
                && ACCOUNT.matcher(account).matches();
    }

    @Override
    public String accounts() {
        return stripe.isOn() ? "kind " + KIND + ", account the id of a connected account (acct_…)" : "";
    }

    /** A connected account that Stripe pays out from has passed Stripe's own check of its holder. */
    @Override
    public boolean ownsItsHolder(String account) {
        try {
            return Boolean.TRUE.equals(
                    stripe.client().accounts().retrieve(account).getPayoutsEnabled());
        } catch (StripeException | RuntimeException unknown) {
            return false;
        }
    }

    @Override
    public Transfer pay(Order order) {
        try {
            Optional<com.stripe.model.Transfer> known = transferOf(order);
            com.stripe.model.Transfer transfer = known.isPresent() ? known.get() : transfer(order);
            if (Boolean.TRUE.equals(transfer.getReversed())) {
                return returned("reversed");
            }
            return settle(order, transfer);
        } catch (StripeException e) {
            if (e instanceof InvalidRequestException || e instanceof PermissionException) {
                String code = e.getCode() == null ? "refused" : e.getCode();
                if (!FOR_NOW.contains(code) && e.getStatusCode() != 429) {
                    return refused(order, code);
                }
            }
            throw new StripeUnavailable("pay " + order.id(), e);
        }
    }

    /** The money is with the connected account: what became of it on the way to the bank. */
    private Transfer settle(Order order, com.stripe.model.Transfer transfer) throws StripeException {
        Optional<Payout> known = payoutOf(order, transfer);
        Payout payout = known.isPresent() ? known.get() : payout(order);
        return switch (payout.getStatus()) {
            case "paid" -> new Transfer(State.PAID, null);
            case "failed", "canceled" -> {
                reverse(order, transfer);
                yield returned(payout.getFailureCode() == null ? payout.getStatus() : payout.getFailureCode());
            }
            default -> new Transfer(State.ACCEPTED, null);
        };
    }

    /** Stripe will never do it: if the first half was done, it is undone. */
    private Transfer refused(Order order, String code) {
        try {
            Optional<com.stripe.model.Transfer> transfer = transferOf(order);
            if (transfer.isPresent()) {
                reverse(order, transfer.get());
            }
            return returned(code);
        } catch (StripeException e) {
            throw new StripeUnavailable("take back what was meant for " + order.id(), e);
        }
    }

    private Optional<com.stripe.model.Transfer> transferOf(Order order) throws StripeException {
        return stripe
                .client()
                .transfers()
                .list(TransferListParams.builder()
                        .setTransferGroup(order.id())
                        .setLimit(1L)
                        .build())
                .getData()
                .stream()
                .findFirst();
    }

    /**
     * Stripe repeats a refusal to whoever comes with the same key for a day, also when the balance has been filled since. A
     * key that was answered with a refusal made nothing, for certain, so the next one is tried.
     */
    private com.stripe.model.Transfer transfer(Order order) throws StripeException {
        for (int attempt = 0; ; attempt++) {
            try {
                return transfer(order, attempt);
            } catch (InvalidRequestException e) {
                if (!FOR_NOW.contains(String.valueOf(e.getCode())) || !isRepeated(e) || attempt >= MOST_KEYS) {
                    throw e;
                }
            }
        }
    }

    private com.stripe.model.Transfer transfer(Order order, int attempt) throws StripeException {
        return stripe.client()
                .transfers()
                .create(
                        TransferCreateParams.builder()
                                .setAmount(StripeAmounts.outward(order.amount(), order.currency()))
                                .setCurrency(StripeAmounts.code(order.currency()))
                                .setDestination(order.account())
                                .setTransferGroup(order.id())
                                .putMetadata(PAYOUT, order.id())
                                .build(),
                        RequestOptions.builder()
                                .setIdempotencyKey(order.id() + "-transfer-" + attempt)
                                .build());
    }

    /** Whether Stripe only said again what it had said before. */
    private static boolean isRepeated(StripeException e) {
        return e.getStripeError() != null
                && e.getStripeError().getLastResponse() != null
                && e.getStripeError()
                        .getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed")
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    private Optional<Payout> payoutOf(Order order, com.stripe.model.Transfer transfer) throws StripeException {
        PayoutListParams sinceTheTransfer = PayoutListParams.builder()
                .setCreated(PayoutListParams.Created.builder()
                        .setGte(transfer.getCreated())
                        .build())
                .setLimit(PAGE)
                .build();
        for (Payout payout : stripe.client()
                .payouts()
                .list(sinceTheTransfer, at(order, null))
                .autoPagingIterable()) {
            if (payout.getMetadata() != null
                    && order.id().equals(payout.getMetadata().get(PAYOUT))) {
                return Optional.of(payout);
            }
        }
        return Optional.empty();
    }

    private Payout payout(Order order) throws StripeException {
        return stripe.client()
                .payouts()
                .create(
                        PayoutCreateParams.builder()
                                .setAmount(StripeAmounts.outward(order.amount(), order.currency()))
                                .setCurrency(StripeAmounts.code(order.currency()))
                                .putMetadata(PAYOUT, order.id())
                                .build(),
                        at(order, order.id() + "-payout"));
    }

    private void reverse(Order order, com.stripe.model.Transfer transfer) throws StripeException {
        if (Boolean.TRUE.equals(transfer.getReversed())) {
            return;
        }
        stripe.client()
                .transfers()
                .reversals()
                .create(
                        transfer.getId(),
                        TransferReversalCreateParams.builder()
                                .putMetadata(PAYOUT, order.id())
                                .build(),
                        RequestOptions.builder()
                                .setIdempotencyKey(order.id() + "-reversal")
                                .build());
    }

    /** A request in the name of the connected account. */
    private static RequestOptions at(Order order, @Nullable String key) {
        RequestOptions.RequestOptionsBuilder options = RequestOptions.builder().setStripeAccount(order.account());
        return key == null ? options.build() : options.setIdempotencyKey(key).build();
    }

    private static Transfer returned(String reason) {
        return new Transfer(State.RETURNED, reason);
    }
}
