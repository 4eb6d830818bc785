package io.ovation.economics;

/** Like {@link GiftSentRule}; what the creator earns, money and diamonds, is kept in the stream of videos. */
final class VideoGiftSentRule {
    private VideoGiftSentRule() {}

    static void post(VideoGiftSent event, Posting posting, RuleSet rules) {
        GiftSentRule.post(
                event.header(), Stream.VIDEO, event.gift(), event.dailyCapCoins(), event.maturesOn(), posting, rules);
    }
}
