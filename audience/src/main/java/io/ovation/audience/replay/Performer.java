package io.ovation.audience.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Platform;
import io.ovation.audience.platform.Refused;
import io.ovation.audience.platform.Unreachable;
import io.ovation.audience.platform.Wallet;
import io.ovation.audience.show.Recorded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One sender of a recording, under a pseudonym. Used by one thread. */
final class Performer {
    private static final LocalDate BIRTH_DATE = LocalDate.of(1990, 1, 1);
    private static final long LEAST_RECHARGE = 330;
    private static final int LONGEST_COMMENT = 200;
    private static final int MOST_LIKES = 50;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Account account;
    private final Wallet wallet;
    private final Count count;
    private final ObjectMapper json = new ObjectMapper();

    Performer(Platform platform, Pseudonyms.Pseudonym who, String market, Count count) {
        this.account = new Account(platform, who.externalId(), who.name(), who.handle(), market, BIRTH_DATE, 0);
        this.wallet = new Wallet(account);
        this.count = count;
    }

    void comment(String live, String text) throws Refused, Unreachable, InterruptedException {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        int end = line.offsetByCodePoints(0, Math.min(LONGEST_COMMENT, line.codePointCount(0, line.length())));
        account.send("POST", "/v1/lives/" + live + "/comments", Map.of("text", line.substring(0, end)), null);
        count.accepted("comment");
    }

    void like(String live, long likes) throws Refused, Unreachable, InterruptedException {
        for (long left = likes; left > 0 && left > likes - 20L * MOST_LIKES; left -= MOST_LIKES) {
            account.send("POST", "/v1/lives/" + live + "/likes", Map.of("count", Math.min(MOST_LIKES, left)), null);
        }
        count.accepted("like");
    }

    /** Sends the parts of one recorded gift; buys coins when they are short. The keys depend on file and line alone. */
    void give(String live, String key, List<GiftMapping.Part> parts) throws Refused, Unreachable, InterruptedException {
        long left = parts.stream().mapToLong(GiftMapping.Part::coins).sum();
        for (int i = 0; i < parts.size(); i++) {
            GiftMapping.Part part = parts.get(i);
            String partKey = key + "-" + i;
            JsonNode answer;
            try {
                answer = send(live, part, partKey);
            } catch (Refused e) {
                if (!e.code().equals("insufficient_coins")) {
                    throw e;
                }
                count.bought(wallet.recharge(Math.max(LEAST_RECHARGE, left), "card_success", partKey + "-coins"));
                answer = send(live, part, partKey);
            }
            count.sent(
                    live, answer.path("gift_id").asText(), answer.path("coins").asLong());
            left -= part.coins();
        }
        count.accepted("gift");
    }

    private JsonNode send(String live, GiftMapping.Part part, String key)
            throws Refused, Unreachable, InterruptedException {
        ObjectNode body =
                json.createObjectNode().put("gift", part.item().gift()).put("count", part.count());
        if (part.item().confirm() > 0) {
            body.set("confirmed_price", part.item().price());
        }
        return account.send("POST", "/v1/lives/" + live + "/gifts", body, key);
    }

    static String kind(Recorded event) {
        return switch (event) {
            case Recorded.Gift gift -> "gift";
            case Recorded.Comment comment -> "comment";
            case Recorded.Like like -> "like";
            case Recorded.Skipped skipped -> "skipped";
        };
    }
}
