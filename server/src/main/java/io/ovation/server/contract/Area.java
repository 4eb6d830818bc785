package io.ovation.server.contract;

import java.util.Optional;

/** The parts that the document is divided into: one for each package of the server that has endpoints. */
enum Area {
    IDENTITY("identity", "Users and access", "Who calls: users, their tokens, the keys of the platform's servers."),
    COIN("coin", "Coins", "What coins cost, buying and returning them, the wallet."),
    LIVE("live", "Lives", "Shows: starting and ending them, comments, likes, moderation."),
    STORE_PURCHASE("purchase", "Store purchases", "Coins that an app store sold."),
    TIP("tip", "Tips", "Money from viewers to creators, with receipts to both sides."),
    PAYMENT("payment", "Payments", "What payers do outside: the challenges of their banks in the sandbox."),
    GIFT("gift", "Gifts", "The catalogue, sending gifts, and who got what."),
    VIDEO("video", "Videos", "Short videos, what happens to them, and the daily facts that it becomes."),
    MEMBERSHIP(
            "membership", "Memberships", "Tiers, joining and leaving, gifts of memberships, members from elsewhere."),
    PROGRAMME("programme", "Creator programme", "Who may take part, explained criterion by criterion."),
    FUND("fund", "Creator fund", "Days closed, what each video was paid and why."),
    EARNING("earning", "Earnings", "What creators earned by stream, when it matures, income and tax figures."),
    FX("fx", "Exchange rates", "What a currency was worth on a day, and who said so."),
    PAYOUT("payout", "Payouts", "How and when creators are paid."),
    VERIFICATION("verification", "Verification", "Who a creator is, and whether a sanctions list names them."),
    RISK("risk", "Risk", "Signals, cases, quarantine and the published reserve."),
    FINANCE("finance", "Books", "The journal, its accounts, proofs and published heads."),
    APPROVAL("approval", "Approvals", "Money that is moved by hand: proposed by one person, approved by another."),
    DISPUTE("dispute", "Disputes", "Payments that their payers contest."),
    AUDIT("audit", "Audit log", "Who of the staff saw and did what."),
    EVENT("event", "Events", "What happened, in order, to be read again from any place."),
    STREAM("stream", "Event streams", "Events as they happen, over one open connection."),
    WEBHOOK("webhook", "Webhooks", "Where events are sent to, and what became of them."),
    CALLBACK("callback", "Provider callbacks", "Where payment providers, banks and stores tell us what happened."),
    CLOCK("clock", "Server and clocks", "What this server is, and its time, which the sandbox can move.");

    private final String featurePackage;
    private final String title;
    private final String about;

    Area(String featurePackage, String title, String about) {
        this.featurePackage = featurePackage;
        this.title = title;
        this.about = about;
    }

    /** As the document calls it. */
    String title() {
        return title;
    }

    /** One sentence. */
    String about() {
        return about;
    }

    /** The area of a resource; none when its package has no line here. */
    static Optional<Area> of(Class<?> resource) {
        String part = resource.getPackageName()
                .replaceFirst("^io\\.ovation\\.server\\.", "")
                .replaceFirst("\\..*", "");
        for (Area each : values()) {
            if (each.featurePackage.equals(part)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
