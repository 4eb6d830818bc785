package io.ovation.server.client;

import static io.ovation.server.client.WholeAnswers.items;
import static io.ovation.server.client.WholeAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.gift.VideoGifts;
import io.ovation.client.http.Call;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.video.Engagement;
import io.ovation.client.video.EngagementEvent;
import io.ovation.client.video.Video;
import io.ovation.client.video.VideoDescription;
import io.ovation.client.video.Videos;
import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Videos, engagement and gifts under videos through the Java client, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VideoClientTest {
    @TestHTTPResource("/")
    URI server;

    private Ovation ovation;

    @BeforeEach
    void connect() {
        ovation = Ovation.connect(server, TestServer.PLATFORM_KEY);
    }

    @AfterEach
    void close() {
        ovation.close();
    }

    @Test
    void a_creator_makes_changes_and_deletes_a_video_and_everybody_finds_it() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        Videos videos = ovation.withToken(sol.token()).videos();
        String tag = "dusk" + UUID.randomUUID().toString().substring(0, 8);
        Call<Video> wish =
                videos.create(VideoDescription.titled("Songs at dusk", 60).hashtags(tag, "songs"));
        Video video = wish.now();
        assertThat(wish.now().id()).as("the same key").isEqualTo(video.id());
        assertThat(video.status()).isEqualTo(Video.Status.PUBLISHED);
        assertThat(video.audience()).isEqualTo(Video.Audience.EVERYONE);
        assertThat(video.creator().id()).isEqualTo(sol.id());

        Videos guest = ovation.guest().videos();
        assertThat(guest.get(video.id()).now().title()).isEqualTo("Songs at dusk");
        assertThat(guest.tagged(tag).stream().map(Video::id)).containsExactly(video.id());
        for (int i = 0; i < 3; i++) {
            videos.create(VideoDescription.titled("More", 30)).now();
        }
        assertThat(guest.of(sol.id()).inPagesOf(2).stream())
                .hasSize(4)
                .extracting(Video::id)
                .contains(video.id());
        Video hidden =
                videos.create(VideoDescription.titled("Later", 30).hidden()).now();
        assertThat(hidden.status()).isEqualTo(Video.Status.DRAFT);
        assertThat(videos.mine().stream().map(Video::id)).contains(hidden.id());
        assertThatThrownBy(() -> guest.get(hidden.id()).now()).isInstanceOf(ProblemException.NotFound.class);

        Video renamed = videos.change(video.id(), VideoDescription.EMPTY.title("Songs at dawn"))
                .now();
        assertThat(renamed.title()).isEqualTo("Songs at dawn");
        assertThat(renamed.hashtags()).as("what is left out stays").contains(tag);
        whole("/v1/videos/" + video.id(), sol.token(), Video.class);
        whole("/v1/videos/" + video.id(), TestServer.PLATFORM_KEY, Video.class);
        items("/v1/videos?creator=" + sol.id(), TestServer.PLATFORM_KEY, Video.class);
        assertThat(videos.delete(video.id()).now().status()).isEqualTo(Video.Status.DELETED);
        assertThatThrownBy(() -> guest.get(video.id()).now()).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> videos.create(VideoDescription.titled("Too long", 4_000))
                        .now())
                .isInstanceOf(ProblemException.InvalidRequest.class);
    }

    @Test
    void the_platform_tells_of_views_which_count_once_and_its_creator_reads_the_facts() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        String own = "clip " + UUID.randomUUID();
        VideoDescription clip = VideoDescription.titled("A clip", 75).of(sol.externalId());
        Video video = ovation.videos().describe(own, clip).now();
        assertThat(ovation.videos().describe(own, clip).now().id()).isEqualTo(video.id());
        Instant now = TestServer.now();
        List<EngagementEvent> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            batch.add(EngagementEvent.view("view " + i, own, "viewer " + i, "device " + i, "US", 10)
                    .from("for_you")
                    .at(now));
        }
        batch.add(EngagementEvent.view("bought", own, "viewer 9", "device 9", "US", 10)
                .bought()
                .at(now));
        batch.add(EngagementEvent.of(EngagementEvent.Kind.LIKE, "like", own, "viewer 0", "US")
                .at(now));
        batch.add(EngagementEvent.view("lost", "no such video", "viewer 0", "device 0", "US", 10)
                .at(now));
        Engagement.Taken taken = ovation.engagement().tell(batch).now();
        assertThat(taken.received()).isEqualTo(6);
        assertThat(taken.counted()).isEqualTo(5);
        assertThat(taken.excludedViews()).containsEntry("paid", 1);
        assertThat(taken.refused().items())
                .extracting(Engagement.RefusedEvent::reason)
                .containsExactly("video_unknown");
        Engagement.Taken again = ovation.engagement().tell(batch).now();
        assertThat(again.counted()).isZero();
        assertThat(again.duplicates()).isEqualTo(5);

        Videos.Facts facts = ovation.withToken(sol.token())
                .videos()
                .facts(video.id(), null, null)
                .now();
        assertThat(facts.items().stream().mapToLong(Videos.Fact::qualifiedViews).sum())
                .isEqualTo(3);
        assertThat(facts.items().stream().mapToLong(Videos.Fact::likes).sum()).isEqualTo(1);
        whole("/v1/videos/" + video.id() + "/facts", sol.token(), Videos.Facts.class);
        Videos.Fact first = facts.items().stream()
                .filter(fact -> fact.qualifiedViews() == 3)
                .findFirst()
                .orElseThrow();
        Videos.Fact cleaned = ovation.withToken(TestServer.staff(Role.TRUST).token())
                .videos()
                .exclude(
                        video.id(), new Videos.Exclusion(first.market(), first.day(), first.source(), 2, "a view farm"))
                .now();
        assertThat(cleaned.qualifiedViews()).isEqualTo(1);
        assertThat(cleaned.excludedViews().fraud()).isEqualTo(2);
        Engagement.ClosedDays closed =
                ovation.engagement().closedDays("US", first.day().minusDays(30)).now();
        assertThat(closed.market()).isEqualTo("US");
        assertThatThrownBy(() -> ovation.withToken(sol.token())
                        .videos()
                        .exclude(video.id(), new Videos.Exclusion("US", first.day(), "other", 1, "mine"))
                        .now())
                .isInstanceOf(ProblemException.NotAllowed.class);
    }

    @Test
    void a_gift_under_a_video_is_sent_once_listed_and_has_its_receipt() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        TestServer.Person noor = TestServer.viewer();
        Coins.buy(noor, 330);
        Video video = ovation.videos()
                .describe(
                        "gifted " + UUID.randomUUID(),
                        VideoDescription.titled("A song", 40).of(sol.externalId()))
                .now();
        Person viewer = ovation.withToken(noor.token());
        Call<Gift> wish = viewer.videoGifts().send(video.id(), GiftRequest.of("pinata"));
        Gift gift = wish.now();
        assertThat(wish.now().giftId()).isEqualTo(gift.giftId());
        assertThat(gift.balanceAfter()).isEqualTo(230);
        VideoGifts.Receipt receipt = viewer.videoGifts()
                .receipt(video.id(), gift.giftId(), gift.sequence())
                .now();
        assertThat(receipt.creatorGot()).isNotNull();
        assertThat(receipt.creatorGot().micros()).isEqualTo(500_000);
        assertThat(receipt.videoId()).isEqualTo(video.id());
        assertThat(ovation.guest().videoGifts().of(video.id()).stream().map(VideoGifts.Line::giftId))
                .containsExactly(gift.giftId());
        VideoGifts.Summary summary =
                ovation.guest().videoGifts().summary(video.id()).now();
        assertThat(summary.coins()).isEqualTo(100);
        assertThat(summary.top()).extracting(VideoGifts.Supporter::coins).containsExactly(100L);
        String gifts = "/v1/videos/" + video.id() + "/gifts";
        whole(gifts + "/" + gift.giftId() + "/receipt", noor.token(), VideoGifts.Receipt.class);
        whole(gifts + "/summary", noor.token(), VideoGifts.Summary.class);
        items(gifts, noor.token(), VideoGifts.Line.class);
        assertThatThrownBy(() -> viewer.videoGifts()
                        .send(video.id(), GiftRequest.of("spark"))
                        .now())
                .as("too small for a video")
                .isInstanceOf(ProblemException.class);
    }
}
