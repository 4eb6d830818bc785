package io.ovation.audience.community;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A viewer drawn from the seed.
 *
 * @param number position in the community
 * @param externalId the platform's own id of the user
 * @param name display name
 * @param handle handle without the at sign
 * @param birthDate asserted by the platform; always of age
 * @param language what the viewer writes
 * @param market ISO country code; only markets with a price list
 * @param purse coins of an ordinary visit with gifts; heavy-tailed, a few people hold most of it
 * @param chattiness mean seconds between comments
 * @param dailyCapCoins the cap the viewer sets for a day, 0 for none
 */
public record ViewerProfile(
        int number,
        String externalId,
        String name,
        String handle,
        LocalDate birthDate,
        String language,
        String market,
        double purse,
        double chattiness,
        long dailyCapCoins) {

    /** The viewer with this number among the fans of a creator. */
    public static ViewerProfile draw(long seed, int number, CreatorProfile creator) {
        SplittableRandom random = Streams.of(seed, "viewer", number);
        int size = creator.languages().size();
        String language = creator.languages().get(Math.min(size - 1, random.nextInt(size + 1) * random.nextInt(2)));
        String name = Names.person(language, random);
        String handle = Names.handle(random.nextLong());
        LocalDate birthDate = LocalDate.of(1962 + random.nextInt(42), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String market = market(language, random);
        double purse = Streams.pareto(random, 8, 0.62, 90_000);
        double chattiness = 25 + Streams.waiting(random, 90);
        long cap = random.nextInt(9) == 0 ? 100L * (1 + random.nextInt(20)) : 0;
        return new ViewerProfile(
                number,
                "demo:viewer:" + seed + ":" + number,
                name,
                handle,
                birthDate,
                language,
                market,
                purse,
                chattiness,
                cap);
    }

    private static String market(String language, SplittableRandom random) {
        int draw = random.nextInt(4);
        return switch (language) {
            case "es" -> draw == 0 ? "US" : "ES";
            case "de" -> "DE";
            case "ja" -> "JP";
            case "pt" -> "BR";
            case "fr" -> "FR";
            default -> draw == 0 ? "GB" : "US";
        };
    }
}
