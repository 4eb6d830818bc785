package io.ovation.audience.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo community: seven creators, of whom six are live, and the personas a newcomer can be.
 *
 * <p>External ids are fixed, so that the server's history and the running audience mean the same people.
 */
public final class Community {
    /** The seed of the demo: history and audience both derive from it. */
    public static final long DEMO_SEED = 20_261_123;

    /** External id of the persona who watches and holds coins. */
    public static final String MIA = "sandbox:mia";

    /** External id of the persona who creates. */
    public static final String JUNO = "sandbox:juno";

    private static final List<CreatorProfile> CREATORS = List.of(
            new CreatorProfile(
                    JUNO,
                    "Juno Vale",
                    "juno",
                    LocalDate.of(1996, 9, 3),
                    "US",
                    50_000,
                    "After-hours synths: building a track from nothing",
                    "neon",
                    List.of("en", "es", "fr"),
                    19,
                    300,
                    1.5,
                    3),
            new CreatorProfile(
                    "demo:creator:marisol",
                    "Marisol Prado",
                    "marisol.prado",
                    LocalDate.of(1991, 7, 2),
                    "ES",
                    21_300,
                    "Ocean guitar, requests open",
                    "ocean",
                    List.of("es", "en", "pt"),
                    12,
                    260,
                    1.1,
                    20),
            new CreatorProfile(
                    "demo:creator:hana",
                    "Hana Mori",
                    "hanamori.draws",
                    LocalDate.of(1999, 11, 9),
                    "JP",
                    15_600,
                    "Painting the winter sky, one star at a time",
                    "night sky",
                    List.of("ja", "en"),
                    10,
                    420,
                    0.9,
                    12),
            new CreatorProfile(
                    "demo:creator:otis",
                    "Otis Fairweather",
                    "otis.repairs",
                    LocalDate.of(1974, 2, 26),
                    "GB",
                    6_400,
                    "Bringing a 1962 radio back to life",
                    "workshop",
                    List.of("en", "de"),
                    8,
                    480,
                    0.8,
                    19),
            new CreatorProfile(
                    "demo:creator:emil",
                    "Emil Brandt",
                    "emil.kocht",
                    LocalDate.of(1988, 9, 14),
                    "DE",
                    9_850,
                    "Suppe und Geschichten: a slow kitchen evening",
                    "kitchen",
                    List.of("de", "en"),
                    9,
                    330,
                    1.0,
                    18),
            new CreatorProfile(
                    "demo:creator:lucia",
                    "Lúcia Arruda",
                    "lucia.arruda",
                    LocalDate.of(1994, 1, 30),
                    "BR",
                    12_900,
                    "Flauta na floresta: a walk before sunset",
                    "forest",
                    List.of("pt", "en"),
                    7,
                    240,
                    0.9,
                    21),
            new CreatorProfile(
                    "demo:creator:camille",
                    "Camille Roux",
                    "camille.atelier",
                    LocalDate.of(1985, 6, 5),
                    "FR",
                    4_150,
                    "Atelier ouvert: framing the blue portrait",
                    "studio",
                    List.of("fr", "en"),
                    5,
                    300,
                    0.7,
                    19));

    private Community() {}

    /** All creators of the demo; the first is Juno, the last is not live when the demo starts. */
    public static List<CreatorProfile> creators() {
        return CREATORS;
    }

    /** The creators of {@code rooms} rooms: the demo's own first, then further ones in their manner. */
    public static List<CreatorProfile> creators(int rooms) {
        List<CreatorProfile> creators = new ArrayList<>(CREATORS.subList(0, Math.min(rooms, CREATORS.size())));
        for (int i = creators.size(); i < rooms; i++) {
            CreatorProfile model = CREATORS.get(i % CREATORS.size());
            int more = i / CREATORS.size() + 1;
            creators.add(new CreatorProfile(
                    model.externalId() + ":" + more,
                    model.name() + " " + more,
                    model.handle() + more,
                    model.birthDate(),
                    model.market(),
                    model.followers(),
                    model.title(),
                    model.theme(),
                    model.languages(),
                    model.meanViewers(),
                    model.meanStaySeconds(),
                    model.generosity(),
                    model.peakHourUtc()));
        }
        return creators;
    }

    /** The fans of one room: {@code count} viewers whose numbers belong to no other room. */
    public static List<ViewerProfile> fans(long seed, int room, CreatorProfile creator, int count) {
        List<ViewerProfile> fans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fans.add(ViewerProfile.draw(seed, room * 100_000 + i, creator));
        }
        return fans;
    }
}
