package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.video.VideoLock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Tier FAN = tier(1, 0, Set.of(Perk.BADGE, Perk.POSTS));
    private static final Tier FRONT_ROW = tier(2, 24, Set.of(Perk.POSTS, Perk.VIDEOS, Perk.EARLY_ACCESS));
    private static final Tier PATRON = tier(3, 48, Set.of(Perk.values()));

    @Test
    void what_is_for_members_opens_to_those_whose_tier_has_the_perk() {
        Door post = new Door(Perk.POSTS, true, null, null);
        assertThat(post.shut(null, NOW)).isEqualTo(new VideoLock("members", null, null, null));
        assertThat(post.shut(member(FAN), NOW)).isNull();
        Door video = new Door(Perk.VIDEOS, true, null, null);
        assertThat(video.shut(member(FAN), NOW)).isNotNull();
        assertThat(video.shut(member(FRONT_ROW), NOW)).isNull();
    }

    @Test
    void a_tier_opens_it_from_itself_on_and_is_named_to_the_others() {
        Door post = new Door(Perk.POSTS, true, FRONT_ROW, null);
        assertThat(post.shut(member(FAN), NOW))
                .isEqualTo(new VideoLock("members", FRONT_ROW.id(), FRONT_ROW.name(), null));
        assertThat(post.shut(member(FRONT_ROW), NOW)).isNull();
        assertThat(post.shut(member(PATRON), NOW)).isNull();
    }

    @Test
    void early_access_opens_as_many_hours_before_everybody_as_the_tier_says() {
        Instant everybody = NOW.plus(Duration.ofHours(40));
        Door video = new Door(Perk.VIDEOS, false, null, everybody);
        assertThat(video.shut(null, NOW)).isEqualTo(new VideoLock("early_access", null, null, everybody));
        assertThat(video.shut(member(FAN), NOW).opensAt()).isEqualTo(everybody);
        assertThat(video.shut(member(FRONT_ROW), NOW).opensAt()).isEqualTo(everybody.minus(Duration.ofHours(24)));
        assertThat(video.shut(member(PATRON), NOW)).isNull();
        assertThat(video.shut(null, everybody)).isNull();
    }

    @Property
    void a_dearer_tier_with_longer_early_access_never_sees_less_and_time_only_opens(
            @ForAll @IntRange(min = -72, max = 72) int hours,
            @ForAll @IntRange(min = 0, max = 100) int later,
            @ForAll boolean membersOnly,
            @ForAll @IntRange(min = 0, max = 3) int least) {
        @Nullable Tier tier = least == 0 ? null : least == 1 ? FAN : least == 2 ? FRONT_ROW : PATRON;
        Door door = new Door(Perk.POSTS, membersOnly, tier, NOW.plus(Duration.ofHours(hours)));
        Instant then = NOW.plus(Duration.ofHours(later));
        Members.Member[] rising = {member(FAN), member(FRONT_ROW), member(PATRON)};
        for (int i = 0; i < rising.length; i++) {
            if (door.shut(rising[i], NOW) == null) {
                assertThat(door.shut(rising[i], then)).isNull();
                for (int dearer = i; dearer < rising.length; dearer++) {
                    assertThat(door.shut(rising[dearer], NOW)).isNull();
                }
            } else {
                Instant opens = door.shut(rising[i], NOW).opensAt();
                if (opens != null) {
                    assertThat(opens).isAfter(NOW);
                    assertThat(door.shut(rising[i], opens)).isNull();
                    assertThat(door.shut(rising[i], opens.minusNanos(1))).isNotNull();
                }
            }
        }
        if (door.shut(null, NOW) == null) {
            assertThat(membersOnly).isFalse();
        }
    }

    private static Tier tier(int rank, int hours, Set<Perk> perks) {
        return new Tier(rank, 7, rank, "Tier " + rank, "", perks, hours, Map.of("USD", 499L), 1, false);
    }

    private static Members.Member member(Tier tier) {
        return new Members.Member(1, 7, 9L, tier, 1, 1, "paid", "active", LocalDate.of(2026, 11, 1), null, null);
    }
}
