package io.ovation.client;

import io.ovation.client.approval.Proposals;
import io.ovation.client.audit.AuditLog;
import io.ovation.client.coin.Prices;
import io.ovation.client.coin.Recharges;
import io.ovation.client.coin.Refunds;
import io.ovation.client.coin.StorePurchases;
import io.ovation.client.coin.Wallets;
import io.ovation.client.finance.Books;
import io.ovation.client.fund.Fund;
import io.ovation.client.fund.FundDesk;
import io.ovation.client.gift.GiftCatalogue;
import io.ovation.client.gift.Gifts;
import io.ovation.client.gift.VideoGifts;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.income.Income;
import io.ovation.client.income.TaxFigures;
import io.ovation.client.live.Lives;
import io.ovation.client.membership.MemberSources;
import io.ovation.client.membership.MembershipGifts;
import io.ovation.client.membership.MembershipTiers;
import io.ovation.client.membership.Memberships;
import io.ovation.client.payout.Earnings;
import io.ovation.client.payout.PayoutBatches;
import io.ovation.client.payout.PayoutHolds;
import io.ovation.client.payout.Payouts;
import io.ovation.client.payout.TaxForms;
import io.ovation.client.programme.Programme;
import io.ovation.client.programme.ProgrammeDesk;
import io.ovation.client.programme.Strikes;
import io.ovation.client.room.Room;
import io.ovation.client.room.RoomListener;
import io.ovation.client.tip.Tips;
import io.ovation.client.user.User;
import io.ovation.client.video.Videos;

/** The server as one user sees it, or somebody of the staff. Made by {@link Ovation}; cheap; any thread. */
public final class Person {
    private final Door door;

    Person(Door door) {
        this.door = door;
    }

    /** Who this is. */
    public Call<User> me() {
        return door.get(Route.of("me"), User.class);
    }

    /** What coins cost them. */
    public Prices prices() {
        return new Prices(door);
    }

    /** Coins bought. */
    public Recharges recharges() {
        return new Recharges(door);
    }

    /** Coins given back. */
    public Refunds refunds() {
        return new Refunds(door);
    }

    /** Their coins. */
    public Wallets wallet() {
        return new Wallets(door);
    }

    /** The gifts there are, at their prices. */
    public GiftCatalogue giftCatalogue() {
        return new GiftCatalogue(door);
    }

    /** Gifts they send. */
    public Gifts gifts() {
        return new Gifts(door);
    }

    /** Shows: theirs, and those they watch. */
    public Lives lives() {
        return new Lives(door);
    }

    /**
     * Goes into a room and stays there, over broken connections, until the show ends or the room is closed.
     *
     * @param listener told what happens in the room
     */
    public Room enter(String liveId, RoomListener listener) {
        return Room.enter(door, liveId, listener);
    }

    /** What they earned. */
    public Earnings earnings() {
        return new Earnings(door);
    }

    /** How they are paid; for finance, what waits for a decision. */
    public Payouts payouts() {
        return new Payouts(door);
    }

    /** The books, for finance. */
    public Books books() {
        return new Books(door);
    }

    /** Coins they bought in an app. */
    public StorePurchases storePurchases() {
        return new StorePurchases(door);
    }

    /** Adjustments and refunds by hand, for staff. */
    public Proposals proposals() {
        return new Proposals(door);
    }

    /** Files of payouts for the bank, for finance. */
    public PayoutBatches payoutBatches() {
        return new PayoutBatches(door);
    }

    /** Who saw and did what, for administrators. */
    public AuditLog auditLog() {
        return new AuditLog(door);
    }

    /** Their income from gross to net, from here and elsewhere. */
    public Income income() {
        return new Income(door);
    }

    /** What tax forms will say of their year. */
    public TaxFigures taxFigures() {
        return new TaxFigures(door);
    }

    /** Their tax form. */
    public TaxForms taxForm() {
        return new TaxForms(door);
    }

    /** What stops payouts, for finance and trust. */
    public PayoutHolds payoutHolds() {
        return new PayoutHolds(door);
    }

    /** Videos: theirs, and those they watch. */
    public Videos videos() {
        return new Videos(door);
    }

    /** Gifts they send under videos. */
    public VideoGifts videoGifts() {
        return new VideoGifts(door);
    }

    /** Tips they send and receive. */
    public Tips tips() {
        return new Tips(door);
    }

    /** Their memberships. */
    public Memberships memberships() {
        return new Memberships(door);
    }

    /** What they offer members, and who these are. */
    public MembershipTiers membershipTiers() {
        return new MembershipTiers(door);
    }

    /** Memberships they give. */
    public MembershipGifts membershipGifts() {
        return new MembershipGifts(door);
    }

    /** Their members on other platforms. */
    public MemberSources memberSources() {
        return new MemberSources(door);
    }

    /** The creator programme, as they stand in it. */
    public Programme programme() {
        return new Programme(door);
    }

    /** Appeals and criteria, for staff. */
    public ProgrammeDesk programmeDesk() {
        return new ProgrammeDesk(door);
    }

    /** Strikes, for staff. */
    public Strikes strikes() {
        return new Strikes(door);
    }

    /** The creator fund. */
    public Fund fund() {
        return new Fund(door);
    }

    /** The fund's runs and corrections, for finance. */
    public FundDesk fundDesk() {
        return new FundDesk(door);
    }
}
