package io.ovation.server.tip;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Money;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.live.Moderations;
import io.ovation.server.live.Show;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeOrder;
import io.ovation.server.payment.Charges;
import io.ovation.server.payment.PaymentTerms;
import io.ovation.server.store.Database;
import io.ovation.server.video.Video;
import io.ovation.server.video.Videos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Sending tips. The tip and its charge are written in one SQL transaction, under the lock of the payer's day, in which the
 * limits of the day are checked: whoever tips at once waits there, and nobody passes a limit. Blocking; any thread.
 */
@ApplicationScoped
public class Tips {
    private final TipStore store;
    private final TipTerms terms;
    private final TipRules rules;
    private final PaymentTerms paymentTerms;
    private final Charges charges;
    private final Lives lives;
    private final Videos videos;
    private final Moderations moderations;
    private final Users users;
    private final Markets markets;
    private final Database database;
    private final Clocks clocks;

    Tips(
            TipStore store,
            TipTerms terms,
            TipRules rules,
            PaymentTerms paymentTerms,
            Charges charges,
            Lives lives,
            Videos videos,
            Moderations moderations,
            Users users,
            Markets markets,
            Database database,
            Clocks clocks) {
        this.store = store;
        this.terms = terms;
        this.rules = rules;
        this.paymentTerms = paymentTerms;
        this.charges = charges;
        this.lives = lives;
        this.videos = videos;
        this.moderations = moderations;
        this.users = users;
        this.markets = markets;
        this.database = database;
        this.clocks = clocks;
    }

    /** A tip and its payment, as they stand. */
    public record Paid(Tip tip, Charge charge) {}

    /**
     * What a tip costs.
     *
     * @param fee without tax
     * @param tax on the fee
     */
    public record Price(long amount, long fee, long tax) {
        /** What the payer pays. */
        public long total() {
            return amount + fee + tax;
        }
    }

    /** Where a tip is sent. */
    private record Place(
            User creator, @Nullable Show show, @Nullable Video video) {}

    /**
     * Sends a tip. The tip itself is the idempotency record: the same key finds it again, as far as it has got by then, and never
     * charges twice.
     *
     * @param key the caller's, unique for the payer
     * @return sent, failed, or pending
     */
    public Paid send(User payer, TipWish wish, String key) {
        Fingerprint asked = Fingerprints.of(
                "tip",
                wish.creatorId(),
                wish.amount(),
                wish.paymentMethod(),
                wish.said(),
                wish.isAnonymous(),
                wish.liveId(),
                wish.videoId());
        Tip known = store.findByKey(payer.number(), key).orElse(null);
        if (known == null) {
            known = begin(payer, wish, key, asked);
        }
        if (!known.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        Charge charge = charges.goOn(known.charge());
        return new Paid(store.get(known.number()), charge);
    }

    private Tip begin(User payer, TipWish wish, String key, Fingerprint asked) {
        Market market = markets.of(payer);
        LocalDate today = clocks.today(market);
        TipRules.requireFeature(market, "you live");
        TipTerms.Terms inForce = terms.of(market, today);
        long amount = amount(wish, inForce);
        String method = required(wish.paymentMethod(), "payment_method");
        charges.requireTaken(method, "payment_method");
        charges.requireMayPay(payer.number());
        Place place = place(wish);
        rules.require(payer, place.creator(), inForce);
        requireSayable(payer, wish.said(), place, inForce);
        Price price = price(amount, market, today, inForce);
        requireConfirmed(wish.confirmedTotal(), new Money(price.total(), market.currency()));
        long number = Numbers.next();
        return database.inTransaction(handle -> {
            TipStore.lockDay(handle, payer.number(), today);
            Tip before = TipStore.findByKey(handle, payer.number(), key).orElse(null);
            if (before != null) {
                return before;
            }
            requireLimits(handle, payer, today, amount, inForce);
            Charge charge = charges.order(
                    handle,
                    new ChargeOrder(
                            TipPurpose.NAME,
                            number,
                            payer.number(),
                            market.code(),
                            market.currency(),
                            price.total(),
                            price.tax(),
                            paymentTerms.feeOn(price.total(), market, today),
                            new ChargeOrder.Method.Fresh(method, false),
                            PublicId.of(Tip.PREFIX, number),
                            asked));
            Tip tip = new Tip(
                    number,
                    payer.number(),
                    place.creator().number(),
                    asked,
                    market.code(),
                    market.currency(),
                    amount,
                    price.fee(),
                    price.tax(),
                    inForce.version(),
                    wish.isAnonymous(),
                    wish.said(),
                    place.show() == null ? null : place.show().live().number(),
                    place.video() == null ? null : place.video().number(),
                    charge.number(),
                    TipStatus.PENDING,
                    today,
                    null,
                    null,
                    null,
                    null,
                    clocks.business(),
                    null,
                    null);
            TipStore.insert(handle, tip, key);
            return tip;
        });
    }

    /** What a tip costs a payer of this market on this day. */
    public Price price(long amount, Market market, LocalDate day, TipTerms.Terms inForce) {
        long fee = inForce.feeOn(amount);
        return new Price(amount, fee, paymentTerms.taxOn(fee, market, day));
    }

    private static long amount(TipWish wish, TipTerms.Terms inForce) {
        Long amount = wish.amount();
        if (amount == null) {
            throw missing("amount");
        }
        if (amount < inForce.minimum() || amount > inForce.maximum()) {
            throw Problem.of(ProblemCode.TIP_AMOUNT_INVALID)
                    .field("amount")
                    .detail("A tip is from " + inForce.minimum() + " to " + inForce.maximum() + " minor units of "
                            + inForce.currency())
                    .cure("Choose an amount in that range");
        }
        return amount;
    }

    private Place place(TipWish wish) {
        String live = wish.liveId();
        String video = wish.videoId();
        if (live != null && video != null) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("video_id")
                    .detail("A tip is sent in a show or under a video, not both");
        }
        long creator = PublicId.numberField(User.PREFIX, required(wish.creatorId(), "creator_id"), "creator_id");
        if (live != null) {
            Live in = lives.get(PublicId.number(Live.PREFIX, live));
            Show show = lives.running(in.number());
            requireOf(creator, in.creator(), "live_id");
            if (show == null || !show.gate().isOpen()) {
                throw Lives.roomClosed();
            }
            return new Place(users.get(creator), show, null);
        }
        if (video != null) {
            Video under = videos.published(videos.named(video).number());
            requireOf(creator, under.creator(), "video_id");
            return new Place(users.get(creator), null, under);
        }
        return new Place(users.get(creator), null, null);
    }

    private static void requireOf(long creator, long owner, String field) {
        if (creator != owner) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("That is not of this creator")
                    .cure("Send the creator's own id as creator_id");
        }
    }

    private void requireSayable(User payer, String said, Place place, TipTerms.Terms inForce) {
        if (said.isEmpty()) {
            return;
        }
        if (said.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("message").detail("A message has no control characters");
        }
        if (said.codePointCount(0, said.length()) > inForce.messageLength()) {
            throw Problem.of(ProblemCode.COMMENT_TOO_LONG)
                    .field("message")
                    .detail("At most " + inForce.messageLength() + " characters");
        }
        if (place.show() != null
                && moderations.mutedUntil(place.show().live().number(), payer.number(), clocks.wall()) != null) {
            throw Problem.of(ProblemCode.MUTED)
                    .field("message")
                    .detail("The creator muted you in this show")
                    .cure("Tip without a message");
        }
        if (moderations.blocks(place.creator().number(), said)) {
            throw Problem.of(ProblemCode.COMMENT_BLOCKED).field("message").cure("Say it with other words");
        }
    }

    private static void requireConfirmed(@Nullable Money confirmed, Money total) {
        if (confirmed != null && !confirmed.equals(total)) {
            throw Problem.of(ProblemCode.PRICE_CHANGED)
                    .field("confirmed_total")
                    .detail("This tip costs " + total.amount() + " minor units of " + total.currency() + " in all")
                    .cure("Show that to the payer and send it as confirmed_total");
        }
    }

    private static void requireLimits(Handle handle, User payer, LocalDate today, long amount, TipTerms.Terms inForce) {
        TipStore.Spent spent = TipStore.spent(handle, payer.number(), today);
        if (spent.count() >= inForce.tipsADay()) {
            throw Problem.of(ProblemCode.TIP_LIMIT_REACHED)
                    .detail(inForce.tipsADay() + " tips a day are the most")
                    .cure("Tip again tomorrow");
        }
        if (amount > inForce.dailyMaximum() - spent.amount()) {
            throw Problem.of(ProblemCode.TIP_LIMIT_REACHED)
                    .field("amount")
                    .detail("Of the day's " + inForce.dailyMaximum() + " minor units of " + inForce.currency() + ", "
                            + Math.max(0, inForce.dailyMaximum() - spent.amount()) + " are left")
                    .cure("Tip less, or again tomorrow");
        }
    }

    /** A tip that its payer or its creator asks for; {@code not_found} for anybody else's. */
    public Tip visible(long user, long number) {
        return store.find(number)
                .filter(tip -> tip.payer() == user
                        || tip.creator() == user
                                && tip.status() != TipStatus.PENDING
                                && tip.status() != TipStatus.FAILED)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such tip of yours"));
    }

    /** A payer's own tip with its payment; {@code not_found} for anybody else's. */
    public Paid sent(long payer, long number) {
        Tip tip = store.find(number)
                .filter(found -> found.payer() == payer)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have sent no such tip"));
        return new Paid(tip, charge(tip));
    }

    /** Any tip, for staff and keys; {@code not_found} when there is none. */
    public Tip any(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such tip"));
    }

    /** The payment of a tip. */
    public Charge charge(Tip tip) {
        return Objects.requireNonNull(charges.find(tip.charge()).orElse(null), () -> "no payment of " + tip.id());
    }

    /** Tips of a list, newest first. */
    Page<Tip> page(TipStore.Of of, long owner, @Nullable String cursor, @Nullable Integer limit) {
        int size = Page.limit(limit);
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(of, owner, key == null ? Long.MAX_VALUE : key[0], size + 1),
                size,
                last -> Cursor.of(last.number()));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static Problem missing(String field) {
        return Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is missing");
    }
}
