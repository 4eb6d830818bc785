package io.ovation.audience.replay;

import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Wallet;
import io.ovation.audience.show.Recorded;
import io.ovation.client.Ovation;
import io.ovation.client.gift.Gift;
import io.ovation.client.http.Call;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.user.UserDescription;
import java.time.LocalDate;
import java.util.List;
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

    Performer(Ovation ovation, Pseudonyms.Pseudonym who, String market, Count count) {
        this.account = new Account(
                ovation,
                who.externalId(),
                UserDescription.named(who.name())
                        .handle(who.handle())
                        .market(market)
                        .born(BIRTH_DATE));
        this.wallet = new Wallet(account);
        this.count = count;
    }

    void comment(String live, String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        int end = line.offsetByCodePoints(0, Math.min(LONGEST_COMMENT, line.codePointCount(0, line.length())));
        account.person().lives().comment(live, line.substring(0, end)).now();
        count.accepted("comment");
    }

    void like(String live, long likes) {
        for (long left = likes; left > 0 && left > likes - 20L * MOST_LIKES; left -= MOST_LIKES) {
            account.person()
                    .lives()
                    .like(live, (int) Math.min(MOST_LIKES, left))
                    .now();
        }
        count.accepted("like");
    }

    /** Sends the parts of one recorded gift; buys coins when they are short. The keys depend on file and line alone. */
    void give(String live, String key, List<GiftMapping.Part> parts) throws InterruptedException {
        long left = parts.stream().mapToLong(GiftMapping.Part::coins).sum();
        for (int i = 0; i < parts.size(); i++) {
            GiftMapping.Part part = parts.get(i);
            String partKey = key + "-" + i;
            Call<Gift> call = account.person()
                    .gifts()
                    .send(live, part.item().times(part.count()))
                    .key(partKey);
            Gift sent;
            try {
                sent = call.now();
            } catch (ProblemException.Conflict e) {
                if (!e.is("insufficient_coins")) {
                    throw e;
                }
                count.bought(wallet.recharge(Math.max(LEAST_RECHARGE, left), "card_success", partKey + "-coins"));
                sent = call.now();
            }
            count.sent(live, sent.giftId(), sent.coins());
            left -= part.coins();
        }
        count.accepted("gift");
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
