package io.ovation.audience.plan;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.community.Streams;
import io.ovation.audience.community.ViewerProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happened in the demo community before the newcomer came: sixty days of shows with the gifts they received. A pure
 * function of the seed; days are numbered from 0, the longest ago.
 */
public final class History {
    /** How many days there are. */
    public static final int DAYS = 60;

    private static final int FANS = 24;
    private static final int[][] SHOW_DAYS = {{1, 3, 4, 6}, {0, 2, 5}, {1, 4, 6}, {2, 6}, {0, 3, 5}, {1, 5}, {2, 4}};
    private static final int[] GIFTS_A_SHOW = {34, 26, 22, 14, 20, 16, 9};
    private static final String[][] TITLES = {
        {"Patch cables and patience", "Remixing your voice notes", "One loop, one hour", "Night drive mix"},
        {"Canciones del mar", "Three chords and a story", "Requests from the harbour"},
        {"Clouds in three colours", "Sketching your pets", "Quiet ink"},
        {"A clock that lost its tick", "Soldering for the nervous"},
        {"Kartoffelsuppe, endlich richtig", "What is in the fridge?", "Bread at midnight"},
        {"Manhã na trilha", "Flauta e chuva"},
        {"Couleurs du soir", "Encadrer sans peur"}
    };

    private static final ViewerProfile MIA =
            new ViewerProfile(-1, Community.MIA, "Mia", "mia", LocalDate.of(1998, 4, 12), "en", "US", 60, 60, 0);
    private static final List<Given> MIAS_GIFTS = List.of(
            new Given(MIA, "spark", 10),
            new Given(MIA, "cookie", 3),
            new Given(MIA, "lantern", 1),
            new Given(MIA, "hot_cocoa", 2),
            new Given(MIA, "clover", 5),
            new Given(MIA, "puppy_parade", 1),
            new Given(MIA, "paper_boat", 4),
            new Given(MIA, "high_five", 12),
            new Given(MIA, "vinyl_groove", 1));

    private final List<List<Evening>> days = new ArrayList<>();
    private final List<ViewerProfile> viewers = new ArrayList<>();

    /** {@code count} of a gift from a viewer. */
    public record Given(ViewerProfile viewer, String gift, int count) {}

    /** A show of a creator (position in {@link Community#creators()}) and its gifts in order. */
    public record Evening(int creator, String title, List<Given> gifts) {}

    private History(long seed) {
        List<CreatorProfile> creators = Community.creators();
        List<List<ViewerProfile>> fans = new ArrayList<>();
        for (int creator = 0; creator < creators.size(); creator++) {
            fans.add(Community.fans(seed, creator, creators.get(creator), FANS));
            viewers.addAll(fans.getLast());
        }
        int mias = 0;
        for (int day = 0; day < DAYS; day++) {
            List<Evening> evenings = new ArrayList<>();
            for (int creator = 0; creator < creators.size(); creator++) {
                if (plays(creator, day)) {
                    SplittableRandom random = Streams.of(seed, "evening", creator, day);
                    List<Given> gifts = gifts(creator, day, fans.get(creator), random);
                    if (day % 6 == 3 && evenings.isEmpty() && mias < MIAS_GIFTS.size()) {
                        gifts.add(gifts.size() / 2, MIAS_GIFTS.get(mias++));
                    }
                    String[] titles = TITLES[creator];
                    evenings.add(new Evening(creator, titles[random.nextInt(titles.length)], List.copyOf(gifts)));
                }
            }
            days.add(List.copyOf(evenings));
        }
    }

    /** The history that a seed decides. */
    public static History of(long seed) {
        return new History(seed);
    }

    /** The evenings of a day. */
    public List<Evening> day(int day) {
        return days.get(day);
    }

    /** Everybody who gives, without the persona. */
    public List<ViewerProfile> viewers() {
        return List.copyOf(viewers);
    }

    private static boolean plays(int creator, int day) {
        for (int each : SHOW_DAYS[creator]) {
            if (day % 7 == each) {
                return true;
            }
        }
        return false;
    }

    private static List<Given> gifts(int creator, int day, List<ViewerProfile> fans, SplittableRandom random) {
        double growth = 0.75 + 0.5 * day / DAYS;
        int count = (int) (GIFTS_A_SHOW[creator] * growth * (0.75 + random.nextDouble() / 2));
        List<Given> gifts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Zipf: the first fan gives most often, and most at a time.
            int rank = (int) StrictMath.pow(fans.size() + 1, random.nextDouble()) - 1;
            double generous = 1 + 2.0 / (rank + 1);
            double budget = Math.min(4_887, Streams.pareto(random, 6, 0.8, 2_500) * generous);
            for (GiftTaste.Step step : GiftTaste.steps(budget, random)) {
                add(gifts, new Given(fans.get(rank), step.gift(), step.count()));
            }
        }
        return gifts;
    }

    /** Joins the steps of a streak into one gift of many, as long as one request may hold them. */
    private static void add(List<Given> gifts, Given next) {
        if (!gifts.isEmpty()) {
            Given last = gifts.getLast();
            int together = last.count() + next.count();
            if (last.viewer() == next.viewer()
                    && last.gift().equals(next.gift())
                    && GiftTaste.combines(next.gift())
                    && together <= 99) {
                gifts.set(gifts.size() - 1, new Given(last.viewer(), last.gift(), together));
                return;
            }
        }
        gifts.add(next);
    }
}
