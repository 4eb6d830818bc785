package io.ovation.audience.community;

import java.time.LocalDate;
import java.util.List;

/**
 * A creator of the demo community and the character of the room.
 *
 * @param externalId the platform's own id of the user; stable, so a second start finds the same person
 * @param name display name
 * @param handle handle without the at sign
 * @param birthDate asserted by the platform; every demo creator is of age in every market
 * @param market ISO country code of the market the creator lives in
 * @param followers asserted by the platform; LIVE gifts need 1,000
 * @param title title of the running show
 * @param theme stage theme of the room: neon, ocean, kitchen, night sky, workshop, forest, studio
 * @param languages what the room speaks, the most spoken first
 * @param meanViewers how many viewers are in the room on average, before the rate is applied
 * @param meanStaySeconds how long a viewer stays on average
 * @param generosity multiplies how often and how much viewers give; 1 is an ordinary room
 * @param peakHourUtc hour of the day at which the room is fullest
 */
public record CreatorProfile(
        String externalId,
        String name,
        String handle,
        LocalDate birthDate,
        String market,
        int followers,
        String title,
        String theme,
        List<String> languages,
        double meanViewers,
        int meanStaySeconds,
        double generosity,
        int peakHourUtc) {

    /** The name by which the room calls the creator. */
    public String firstName() {
        return name.substring(0, name.indexOf(' '));
    }
}
