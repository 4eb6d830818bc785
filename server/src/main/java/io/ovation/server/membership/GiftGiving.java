package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MembershipGiven;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.live.Lives;
import io.ovation.server.live.Show;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out a gift that is paid: draws, moves each place's part of the money to its receiver's membership, begins those, and
 * asks for what nobody got to go back to the giver. Every step may be repeated: who was drawn is written down before any
 * money moves, and the ids of the entries follow from gift and place.
 */
@ApplicationScoped
class GiftGiving implements OutsideOperation {
    private static final Logger LOG = LoggerFactory.getLogger(GiftGiving.class);
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final long LOOK_MILLIS = 400;

    private final Database database;
    private final GiftStore store;
    private final MembershipRefunds refunds;
    private final Members members;
    private final Function<MoneyEvent, CompletionStage<Receipt>> ledger;
    private final Lives lives;
    private final Markets markets;
    private final Clocks clocks;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("membership-gifts").factory());

    /** As the server uses it. */
    @Inject
    GiftGiving(
            Database database,
            GiftStore store,
            MembershipRefunds refunds,
            Members members,
            Bookkeeper books,
            Lives lives,
            Markets markets,
            Clocks clocks) {
        this(database, store, refunds, members, books::post, lives, markets, clocks);
    }

    GiftGiving(
            Database database,
            GiftStore store,
            MembershipRefunds refunds,
            Members members,
            Function<MoneyEvent, CompletionStage<Receipt>> ledger,
            Lives lives,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.store = store;
        this.refunds = refunds;
        this.members = members;
        this.ledger = ledger;
        this.lives = lives;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Every instance looks around in its own rooms when a gift is about to be drawn. */
    void open(@Observes @Priority(2_500) StartupEvent event) {
        looking.scheduleWithFixedDelay(this::lookAround, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close(@Observes @Priority(900) ShutdownEvent event) {
        looking.shutdownNow();
    }

    private void lookAround() {
        try {
            for (GiftStore.Drawing drawing : store.drawing()) {
                tellViewers(drawing.gift(), drawing.live());
            }
        } catch (RuntimeException away) {
            LOG.debug("Gifts could not be looked for; trying again", away);
        }
    }

    private void tellViewers(long gift, long live) {
        Show show = lives.running(live);
        if (show != null) {
            Set<Long> watching = show.room().users();
            if (!watching.isEmpty()) {
                database.useTransaction(handle -> GiftStore.watching(handle, gift, watching));
            }
        }
    }

    @Override
    public Intents intents() {
        return new Intents(database, "membership_gift");
    }

    @Override
    public void advance(long number) {
        MembershipGift gift = store.find(number).orElseThrow();
        if (gift.status() == MembershipGift.Status.PAID) {
            Long live = gift.live();
            if (live != null) {
                tellViewers(number, live);
            }
            database.useTransaction(handle -> draw(handle, GiftStore.lock(handle, number)));
            gift = store.find(number).orElseThrow();
        }
        if (gift.status() == MembershipGift.Status.DRAWN) {
            List<Boolean> moved = move(gift, store.places(number));
            List<Long> rows = database.inTransaction(handle -> give(handle, GiftStore.lock(handle, number), moved));
            rows.forEach(refunds::advance);
        }
    }

    private void draw(Handle handle, MembershipGift gift) {
        if (gift.status() != MembershipGift.Status.PAID) {
            return;
        }
        // Two gifts that are drawn at once would wait for each other's members: one creator's are drawn one after the
        // other.
        GiftStore.lockDraws(handle, gift.creator());
        Market market = markets.get(gift.market());
        LocalDate today = clocks.today(market);
        List<Long> candidates = gift.live() == null ? gift.named() : GiftStore.candidates(handle, gift, today);
        Asset currency = Asset.fiat(gift.currency());
        long net = Math.multiplyExact(gift.amount() - gift.tax(), currency.minorUnit());
        int place = 0;
        for (Draw.Ticket ticket : Draw.order(gift.seed(), candidates)) {
            if (place == gift.places()) {
                break;
            }
            Membership membership = new Membership(
                    Numbers.next(),
                    ticket.user(),
                    gift.creator(),
                    gift.market(),
                    gift.currency(),
                    null,
                    null,
                    gift.number(),
                    null,
                    gift.fingerprint(),
                    Lifecycle.asked(gift.tier(), gift.price(), today, gift.number()),
                    clocks.business(),
                    null);
            // Who has become a member meanwhile is passed over, and the next one gets it.
            if (MembershipStore.insert(handle, membership, gift.id())) {
                GiftStore.insertPlace(
                        handle,
                        gift.number(),
                        new MembershipGift.Place(
                                place,
                                ticket.user(),
                                membership.number(),
                                ticket.ticket(),
                                Draw.part(net, place, gift.places())));
                place++;
            }
        }
        GiftStore.drawn(handle, gift.number(), candidates.size());
        GiftStore.status(handle, gift.number(), MembershipGift.Status.DRAWN, null, clocks.wall(), clocks.business());
    }

    /** Moves each place's part; false where there is nothing left to move, because the giver's bank took it back. */
    private List<Boolean> move(MembershipGift gift, List<MembershipGift.Place> places) {
        int market = markets.get(gift.market()).number();
        List<CompletionStage<Receipt>> answers = new ArrayList<>();
        for (MembershipGift.Place place : places) {
            answers.add(ledger.apply(new MembershipGiven(
                    new MoneyEvent.Header(
                            DerivedIds.membershipGiven(gift.number(), place.place()),
                            Fingerprints.of("membership-given", gift.number(), place.place()),
                            NO_DEADLINE,
                            market,
                            gift.businessDay()),
                    gift.number(),
                    gift.giver(),
                    place.membership(),
                    Asset.fiat(gift.currency()),
                    place.netMicros())));
        }
        return answers.stream()
                .map(answer -> answer.toCompletableFuture().join().isApplied())
                .toList();
    }

    private List<Long> give(Handle handle, MembershipGift gift, List<Boolean> moved) {
        if (gift.status() != MembershipGift.Status.DRAWN) {
            return List.of();
        }
        LocalDate today = clocks.today(markets.get(gift.market()));
        List<EventDraft> events = new ArrayList<>();
        List<MembershipGift.Place> places = GiftStore.places(handle, gift.number());
        Optional<Long> disputed = GiftStore.disputed(handle, gift.number());
        int given = 0;
        Set<Long> receivers = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            MembershipGift.Place place = places.get(i);
            Membership membership = MembershipStore.lock(handle, place.membership());
            Standing standing = moved.get(i)
                    ? Lifecycle.given(gift.tier(), gift.price(), today, place.netMicros(), gift.sharePpm())
                    : Lifecycle.ended(unbilled(membership.standing()), EndReason.NEVER_PAID);
            MembershipStore.save(handle, membership.number(), standing, clocks.business());
            if (disputed.isPresent() && moved.get(i)) {
                MembershipStore.setDisputed(handle, membership.number(), disputed.get());
            }
            if (moved.get(i)) {
                given++;
                receivers.add(place.receiver());
                events.add(MembershipEvents.of(
                        MembershipEvents.GIVEN, membership.with(standing), today, clocks.business(), null));
            }
        }
        GiftStore.given(handle, gift.number(), given);
        GiftStore.status(handle, gift.number(), MembershipGift.Status.DONE, null, null, clocks.business());
        events.add(MembershipEvents.gift(
                MembershipEvents.GIFT_DONE, GiftStore.lock(handle, gift.number()), clocks.business()));
        Events.append(handle, events);
        receivers.forEach(receiver -> members.changed(gift.creator(), receiver));
        int left = gift.places() - places.size();
        return left == 0
                ? List.of()
                : refunds.askUnearned(
                        handle,
                        gift.number(),
                        gift.currency(),
                        Math.multiplyExact(gift.price(), left),
                        List.of(new MembershipRefunds.Source(
                                GiftStore.charge(handle, gift.number()), Math.multiplyExact(gift.price(), left))));
    }

    private static Standing unbilled(Standing standing) {
        Standing.Draft draft = standing.edit();
        draft.openBill = null;
        return draft.done();
    }
}
