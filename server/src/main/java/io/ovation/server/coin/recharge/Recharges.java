package io.ovation.server.coin.recharge;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.CoinPrices;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.PaymentProviders;
import io.ovation.server.payment.PurchaseLocks;
import io.ovation.server.payment.SandboxPayments;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buying coins. Blocking; any thread. */
@ApplicationScoped
public class Recharges {
    private static final Logger LOG = LoggerFactory.getLogger(Recharges.class);

    /** How the keys of store purchases begin; no user's key may. */
    private static final String STORE_KEYS = "store-purchase:";

    private final RechargeStore store;
    private final RechargeOperation operation;
    private final PaymentProviders providers;
    private final CoinPrices prices;
    private final Markets markets;
    private final Clocks clocks;
    private final List<PurchaseLocks> locks;

    /** Made once. */
    public Recharges(
            RechargeStore store,
            RechargeOperation operation,
            PaymentProviders providers,
            CoinPrices prices,
            Markets markets,
            Clocks clocks,
            @All List<PurchaseLocks> locks) {
        this.store = store;
        this.operation = operation;
        this.providers = providers;
        this.prices = prices;
        this.markets = markets;
        this.clocks = clocks;
        this.locks = locks;
    }

    /**
     * Buys coins at today's price. The recharge itself is the idempotency record: the same key finds it again, as far as
     * it has got by then, and never charges twice.
     *
     * @param idempotencyKey the caller's, unique for the user
     * @return succeeded, declined, or still processing
     */
    public Recharge recharge(User user, long coins, Channel channel, String paymentMethod, String idempotencyKey) {
        if (idempotencyKey.startsWith(STORE_KEYS)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("Idempotency-Key")
                    .detail("Keys that begin with " + STORE_KEYS + " are our own");
        }
        Fingerprint asked = Fingerprints.of("recharge", coins, channel.code(), paymentMethod);
        Recharge recharge = store.findByKey(user.number(), idempotencyKey).orElse(null);
        if (recharge == null) {
            for (PurchaseLocks each : locks) {
                each.lock(user.number()).ifPresent(why -> {
                    throw Problem.of(ProblemCode.PURCHASES_LOCKED).detail(why).cure("Ask support");
                });
            }
            recharge = store.insertOrFind(intent(user, coins, channel, paymentMethod, asked), idempotencyKey);
        }
        if (!recharge.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        try {
            operation.advance(recharge.number());
        } catch (RuntimeException e) {
            // The intent is written: whatever the provider did, the sweeper finishes it.
            LOG.warn("Recharge {} goes on later: {}", recharge.id(), e.toString());
        }
        return store.get(recharge.number());
    }

    /**
     * Writes down, in the caller's SQL transaction, coins that an app store has sold and has the money of. The caller goes on
     * with it after that; until then the sweeper would.
     */
    public Recharge soldByStore(Handle handle, User user, StoreSold sold) {
        Market market = markets.of(user);
        Fingerprint asked = Fingerprints.of("store-purchase", sold.store(), sold.transaction());
        Recharge recharge = RechargeStore.insertOrFind(
                handle,
                new Recharge(
                        Numbers.next(),
                        user.number(),
                        asked,
                        market.code(),
                        Channel.APP,
                        market.currency(),
                        sold.priceBookVersion(),
                        sold.coins(),
                        sold.price(),
                        0,
                        prices.terms(market, Channel.APP).feeOn(sold.price()),
                        sold.store(),
                        sold.store(),
                        sold.transaction(),
                        null,
                        RechargeStatus.CREATED,
                        null,
                        null,
                        null,
                        clocks.wall(),
                        clocks.business(),
                        clocks.today(market),
                        null),
                STORE_KEYS + sold.store() + ":" + sold.transaction());
        if (!recharge.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .detail("Recharge " + recharge.id() + " was not made of this purchase");
        }
        RechargeStore.paid(handle, recharge.number(), sold.transaction(), clocks.wall());
        return recharge;
    }

    /** Takes a recharge as far as it goes now, and gives it as it stands. */
    public Recharge goOn(long number) {
        operation.advance(number);
        return store.get(number);
    }

    /**
     * A sale of an app store.
     *
     * @param store the store's short name
     * @param transaction the store's id of the sale
     * @param price minor units of the market's currency
     */
    public record StoreSold(String store, String transaction, long coins, long price, int priceBookVersion) {}

    /** A user's own recharge; {@code not_found} for anybody else's. */
    public Recharge get(long user, long number) {
        return store.find(number)
                .filter(recharge -> recharge.user() == user)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such recharge"));
    }

    /** Anybody's recharge, for those who post what became of it. */
    public Optional<Recharge> find(long number) {
        return store.find(number);
    }

    /** The recharge that a provider knows under its own id. */
    public Optional<Recharge> find(String provider, String reference) {
        return store.findByReference(provider, reference);
    }

    /** Who owes us the money of a recharge: the number of the provider's account in the books. */
    public long receivable(Recharge recharge) {
        return operation.receivable(recharge);
    }

    /** A user's recharges, newest first. */
    public Page<Recharge> page(long user, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(user, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    private Recharge intent(User user, long coins, Channel channel, String paymentMethod, Fingerprint asked) {
        Market market = markets.of(user);
        CoinPrices.Quote quote = prices.quote(coins, market, channel);
        PaymentProvider provider = providers
                .taking(paymentMethod)
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("payment_method")
                        .detail("This is not a payment method here")
                        .cure("Use one of these: " + providers.methods()));
        if (channel == Channel.APP && !provider.name().equals(SandboxPayments.NAME)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("channel")
                    .detail("Only an app store sells in an app")
                    .cure("POST /v1/store-purchases with the store's proof, or buy on the web");
        }
        return new Recharge(
                Numbers.next(),
                user.number(),
                asked,
                market.code(),
                channel,
                market.currency(),
                quote.priceBookVersion(),
                coins,
                quote.price().amount(),
                quote.terms().taxIn(quote.price().amount()),
                quote.terms().feeOn(quote.price().amount()),
                paymentMethod,
                provider.name(),
                null,
                null,
                RechargeStatus.CREATED,
                null,
                null,
                null,
                clocks.wall(),
                clocks.business(),
                clocks.today(market),
                null);
    }
}
