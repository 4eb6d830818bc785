package io.ovation.server.contract;

import io.ovation.server.api.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What parameters mean that mean the same everywhere; a {@code @param} of the method overrules. Pure. */
final class ParameterText {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("limit", "How many items at most, " + Page.MAX_LIMIT + " being the most; 50 when left out."),
            Map.entry("cursor", "The `next_cursor` of the page before; left out for the first page."),
            Map.entry("sequence", "Wait, a second at most, until this journal sequence shows: reads your own writes."),
            Map.entry("channel", "Where the coins are bought: `web` (when left out) or `app`."),
            Map.entry("scope", "`review`, for finance: what waits for a decision. Left out: the caller's own."),
            Map.entry("kind", "Kinds of account, separated by commas."),
            Map.entry("asset", "`COIN`, `DIAMOND` or a currency."),
            Map.entry("owner", "Public id or number of the account's owner."),
            Map.entry("account", "An account's id, as the books show it."),
            Map.entry("user", "Public id of a user."),
            Map.entry("recharge_id", "Only what belongs to this recharge."),
            Map.entry("live", "Public id of a show."),
            Map.entry("code", "Numbers of kinds of event, separated by commas."),
            Map.entry("at", "A moment, such as 2026-11-23T15:00:00Z; now when left out."),
            Map.entry("after", "Only what is later than this moment."),
            Map.entry("until", "Only what is not later than this moment."),
            Map.entry("clock", "Which clock is meant: `wall` or `business`."),
            Map.entry("order", "`newest` or `oldest` first."),
            Map.entry("types", "Types of event, separated by commas; all when left out."),
            Map.entry("subject", "Public id of what the events happened to."),
            Map.entry("subjects", "Public ids of what the events happened to, separated by commas."),
            Map.entry("state", "Only what is in this state."),
            Map.entry("status", "Only what has this status."),
            Map.entry("actor", "Who did it."),
            Map.entry("action", "What was done."),
            Map.entry("from", "Only what is not earlier than this moment."),
            Map.entry("below", "Only heads of fewer batches than this."),
            Map.entry("size", "How many batches a published head covers."),
            Map.entry("with", "The size of an older published head."),
            Map.entry("external_id", "The user as the platform calls them."),
            Map.entry("gift_id", "Public id of a gift."),
            Map.entry("user_id", "Public id of a user."),
            Map.entry("market", "Code of a market, such as `US`; all when left out."),
            Map.entry("currency", "Code of a currency, such as `USD`."),
            Map.entry("to", "Only what is not later than this day or moment."),
            Map.entry("source", "Who the figures are from."),
            Map.entry("base", "The currency whose worth is asked for."),
            Map.entry("quote", "The currency it is told in."),
            Map.entry("day", "A day, such as 2026-11-23; today when left out."),
            Map.entry("creator", "Public id of a creator."),
            Map.entry("perk", "Only if the membership has this perk."),
            Map.entry("tier_id", "Public id of a tier."),
            Map.entry("format", "The form of what is sent or answered, such as `csv` or `pdf`."),
            Map.entry("programme", "Which programme is meant: `creator_next` or `fund`."),
            Map.entry("name", "What it is called."),
            Map.entry("year", "A calendar year; this one when left out."),
            Map.entry("hashtag", "Only videos with this hashtag, without its sign."),
            Map.entry("If-Match", "The ETag of the version that was seen; another one is refused."),
            Map.entry("Last-Event-ID", "The id of the last event that was received: the stream goes on after it."),
            Map.entry(
                    "Idempotency-Key",
                    "A new one, best a UUID of version 7, for each thing you want to happen; the same with every retry."),
            Map.entry(
                    "Ovation-Signature",
                    "`t=<seconds>,v1=<hex>`: the HMAC-SHA-256 of `<seconds>.<body>` with the shared secret."));

    private ParameterText() {}

    /** The text of a parameter; null when it has none. An id in the path is the id of what stands before it. */
    static @Nullable String of(String name, String path) {
        int at = path.indexOf("/{" + name + "}");
        if (at > 0 && !KNOWN.containsKey(name) || at > 0 && (name.equals("live") || name.equals("user"))) {
            String before =
                    path.substring(path.lastIndexOf('/', at - 1) + 1, at).replace('-', ' ');
            return "Public id, from `" + before + "`.";
        }
        return KNOWN.get(name);
    }
}
