package io.ovation.server.contract;

import java.util.Optional;

/** The parts that the document is divided into: one for each package of the server that has endpoints. */
enum Area {
    IDENTITY("identity", "Users and access", "Who calls: users, their tokens, the keys of the platform's servers."),
    COIN("coin", "Coins", "What coins cost, buying and returning them, the wallet."),
    LIVE("live", "Lives", "Shows: starting and ending them, comments, likes, moderation."),
    STORE_PURCHASE("purchase", "Store purchases", "Coins that an app store sold."),
    PAYMENT("payment", "Payments", "What payers do outside: the challenges of their banks in the sandbox."),
    GIFT("gift", "Gifts", "The catalogue, sending gifts, and who got what."),
    VIDEO("video", "Videos", "Short videos, what happens to them, and the daily facts that it becomes."),
    PAYOUT("payout", "Earnings and payouts", "What creators earned, when it matures, and how it is paid."),
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
