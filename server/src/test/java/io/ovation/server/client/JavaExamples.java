package io.ovation.server.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.coin.Channel;
import io.ovation.client.coin.Recharge;
import io.ovation.client.coin.RechargeRequest;
import io.ovation.client.coin.Refunds;
import io.ovation.client.coin.Wallets;
import io.ovation.client.event.Event;
import io.ovation.client.event.Events;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftCatalogue;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.http.Call;
import io.ovation.client.http.Settings;
import io.ovation.client.live.Live;
import io.ovation.client.live.NewLive;
import io.ovation.client.membership.Membership;
import io.ovation.client.payout.Payout;
import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.UnreachableException;
import io.ovation.client.room.Room;
import io.ovation.client.room.RoomListener;
import io.ovation.client.room.RoomView;
import io.ovation.client.sandbox.TestClocks;
import io.ovation.client.tip.Tip;
import io.ovation.client.tip.TipRequest;
import io.ovation.client.tip.Tips;
import io.ovation.client.user.Session;
import io.ovation.client.user.UserDescription;
import io.ovation.client.video.Engagement;
import io.ovation.client.video.EngagementEvent;
import io.ovation.client.video.Video;
import io.ovation.client.video.VideoDescription;
import io.ovation.client.webhook.WebhookEndpoints;
import io.ovation.client.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The code that docs/api/examples.md and docs/api/java-client.md show: what stands between a name and {@code end}. It runs as it
 * stands; what is expected of it stands outside.
 */
final class JavaExamples {
    private final URI server;
    private final String secretKey;
    private final String viewerId = "viewer-" + UUID.randomUUID();
    private final String creatorId = "creator-" + UUID.randomUUID();

    JavaExamples(URI server, String secretKey) {
        this.server = server;
        this.secretKey = secretKey;
    }

    void run() throws InterruptedException {
        // connect
        Ovation ovation = Ovation.connect(server, secretKey);
        // end
        try (ovation) {
            people(ovation);
            Person noor = ovation.as(viewerId);
            Person sol = ovation.as(creatorId);
            coins(noor);
            gifts(ovation, noor, sol);
            statements(noor, sol);
            refund(noor);
            payout(ovation, sol);
            calls(ovation, noor, sol);
            rooms(ovation, noor, sol);
            waysToEarn(ovation, noor, sol);
            events(ovation);
            webhooks(ovation, noor, sol);
        }
        settings();
    }

    private void people(Ovation ovation) {
        // people
        ovation.users()
                .describe(viewerId, UserDescription.named("Noor").market("US").born(LocalDate.of(1996, 4, 2)))
                .now();
        ovation.users()
                .describe(
                        creatorId,
                        UserDescription.named("Sol")
                                .market("US")
                                .born(LocalDate.of(1990, 8, 30))
                                .followers(25_000))
                .now();

        Person noor = ovation.as(viewerId); // mints her token when it is needed, and renews it
        Session forHerPhone =
                ovation.users().token(viewerId, Duration.ofHours(1)).now();
        // end
        assertThat(noor.me().now().name()).isEqualTo("Noor");
        assertThat(ovation.withToken(forHerPhone.token()).me().now().name()).isEqualTo("Noor");
    }

    private void waysToEarn(Ovation ovation, Person noor, Person sol) {
        String clipId = "clip-" + creatorId;
        // video
        Video clip = ovation.videos()
                .describe(
                        clipId,
                        VideoDescription.titled("Songs at dusk", 75)
                                .of(creatorId)
                                .hashtags("songs"))
                .now();
        EngagementEvent view = EngagementEvent.view("view-1", clipId, viewerId, "her phone", "US", 40);
        Engagement.Taken taken = ovation.engagement().tell(List.of(view)).now(); // twice is like once
        // end
        assertThat(taken.received()).isEqualTo(1);
        // tip
        Tips.Terms terms = noor.tips().terms(500L).now(); // what five dollars cost, with the service fee
        Tip tip = noor.tips()
                .send(TipRequest.of(sol.me().now().id(), 500, "card_success")
                        .underVideo(clip.id())
                        .confirming(terms.price().total()))
                .now();
        // end
        assertThat(tip.status()).isEqualTo(Tip.Status.SENT);
        // member
        String smallest = sol.membershipTiers().begin().now().items().getFirst().id();
        Membership month = noor.memberships().join(smallest, "card_success").now();
        boolean mayRead =
                ovation.memberships().check(viewerId, creatorId, "posts").now().allowed();
        // end
        assertThat(month.status()).isEqualTo(Membership.Status.ACTIVE);
        assertThat(mayRead)
                .isEqualTo(noor.memberships().get(month.id()).now().perks().contains("posts"));
    }

    private static void coins(Person noor) {
        // prices
        long cents = noor.prices().quote(330, Channel.WEB).now().price().amount();
        // end
        assertThat(cents).isEqualTo(349);
        // recharge
        Recharge recharge = noor.recharges()
                .create(RechargeRequest.of(20_330, "card_success"))
                .now();
        if (recharge.status() != Recharge.Status.SUCCEEDED) {
            throw new IllegalStateException("Not paid: " + recharge.declineReason());
        }
        // end
        assertThat(noor.wallet().get().now().coins()).isEqualTo(20_330);
        // declined
        Recharge declined = noor.recharges()
                .create(RechargeRequest.of(330, "card_insufficient_funds"))
                .now();
        String why = declined.declineReason();
        // end
        assertThat(declined.status()).isEqualTo(Recharge.Status.DECLINED);
        assertThat(why).isEqualTo("insufficient_funds");
    }

    private static void gifts(Ovation ovation, Person noor, Person sol) {
        // live
        Live live = sol.lives().start(NewLive.titled("Songs at dusk")).now();
        // end
        // gift
        Gift gift = noor.gifts().send(live.id(), GiftRequest.of("pinata")).now();
        long coinsLeft = gift.balanceAfter();
        // end
        assertThat(coinsLeft).isEqualTo(20_230);
        // biggift
        GiftCatalogue.Item moonBase = noor.giftCatalogue().get().now().items().stream()
                .filter(item -> item.gift().equals("moon_base"))
                .findFirst()
                .orElseThrow();
        Gift big = noor.gifts()
                .send(live.id(), GiftRequest.of("moon_base").confirming(moonBase.price()))
                .now();
        long back = noor.gifts().undo(big.giftId()).now().balanceAfter(); // within ten seconds
        // end
        assertThat(back).isEqualTo(20_230);
        // cap
        noor.wallet().setDailyCap(150L).now();
        try {
            noor.gifts().send(live.id(), GiftRequest.of("pinata")).now();
        } catch (ProblemException.Conflict no) {
            System.out.println(no.code() + ": " + no.problem().cure());
        }
        // end
        assertThat(noor.wallet().dailyCap().now().dailyCapCoins()).isEqualTo(150);
        assertThat(ovation.lives().end(live.id()).now().isRunning()).isFalse();
    }

    private static void statements(Person noor, Person sol) {
        // statement
        List<String> lines = noor.wallet().statement().stream()
                .limit(500)
                .map(line -> line.at() + " " + line.coins() + " " + line.title())
                .toList();
        // end
        assertThat(lines).anyMatch(line -> line.endsWith("-100 Piñata to Sol") || line.contains("-100"));
        assertThat(sol.earnings().get().now().diamondsPending()).isEqualTo(100);
    }

    private static void refund(Person noor) {
        // refund
        Recharge newest = noor.recharges().list().stream()
                .filter(recharge -> recharge.coinsRefundable() >= 30)
                .findFirst()
                .orElseThrow();
        Refunds.Refund refund = noor.refunds().create(newest.id(), 30L).now();
        // end
        assertThat(refund.coins()).isEqualTo(30);
    }

    private void payout(Ovation ovation, Person sol) {
        Person rich = ovation.as(viewerId + "-rich");
        ovation.users()
                .describe(
                        viewerId + "-rich",
                        UserDescription.named("Rich").market("US").born(LocalDate.of(1980, 1, 1)))
                .now();
        rich.recharges().create(RechargeRequest.of(30_000, "card_success")).now();
        String live = sol.lives().start(NewLive.titled("A great evening")).now().id();
        for (int i = 0; i < 20; i++) {
            rich.gifts().send(live, GiftRequest.of("comet")).now();
        }
        sol.lives().end(live).now();
        // payout
        sol.payouts().setAccount("sandbox_bank", "bank_ok").now();
        TestClocks.TestClock clock =
                ovation.testClocks().create("Earnings mature").now();
        ovation.testClocks().advanceDays(clock.id(), 15).now(); // only in test mode
        Payout payout = sol.payouts().ask().now();

        Person finance =
                ovation.withToken(ovation.sandbox().signIn("finance").now().token());
        Payout approved = finance.payouts().approve(payout.id(), "looks fine").now();
        // end
        assertThat(payout.amount().amount()).isGreaterThanOrEqualTo(10_000);
        assertThat(approved.status()).isNotEqualTo(Payout.Status.REJECTED);
    }

    private static void calls(Ovation ovation, Person noor, Person sol) {
        String liveId = sol.lives().start(NewLive.titled("Calls")).now().id();
        // call
        Call<Gift> call = noor.gifts().send(liveId, GiftRequest.of("spark"));

        Gift sent = call.now(); // blocks; fine on a virtual thread
        CompletableFuture<Gift> same = call.async(); // the same key: the same gift, not a second one

        Call<Gift> yours = noor.gifts()
                .send(liveId, GiftRequest.of("spark"))
                .key("order-4711"); // a key that you keep, also over a restart of yours
        // end
        assertThat(same.join().giftId()).isEqualTo(sent.giftId());
        assertThat(yours.key()).contains("order-4711");
        // problems
        try {
            noor.gifts().send(liveId, GiftRequest.of("carousel")).now();
        } catch (ProblemException.Conflict no) { // 409: the state of things does not allow it
            boolean poor = no.is("insufficient_coins") || no.is("cap_reached");
        } catch (ProblemException.Busy busy) { // still busy after all tries
            Duration wait = busy.retryAfter();
        } catch (UnreachableException nobody) { // no answer: ask again with the same key
        }
        // end
        // pages
        long spent = noor.wallet().statement().stream()
                .mapToLong(Wallets.Line::coins)
                .filter(coins -> coins < 0)
                .sum();

        CompletableFuture<Void> all =
                ovation.guest().gifts().of(liveId).forEach(line -> System.out.println(line.gift()));
        // end
        assertThat(spent).isNegative();
        all.orTimeout(10, TimeUnit.SECONDS).join();
        sol.lives().end(liveId).now();
    }

    private static void rooms(Ovation ovation, Person noor, Person sol) throws InterruptedException {
        String liveId = sol.lives().start(NewLive.titled("In the room")).now().id();
        List<String> seen = new CopyOnWriteArrayList<>();
        // room
        RoomListener listener = new RoomListener() {
            @Override
            public void frame(RoomView frame) {
                frame.content().gifts().forEach(gift -> seen.add(gift.sender().name() + " sent " + gift.gift()));
            }

            @Override
            public void over(OvationException reason) {
                seen.add(reason == null ? "the show has ended" : reason.getMessage());
            }
        };
        Room room = noor.enter(liveId, listener).awaitOpen();
        Gift gift = room.gift(GiftRequest.of("spark")).join();
        room.comment("what a song");
        room.like(3);
        // end
        assertThat(gift.coins()).isEqualTo(1);
        sol.lives().end(liveId).now();
        for (int i = 0; i < 100 && !room.isOver(); i++) {
            Thread.sleep(100);
        }
        assertThat(seen).contains("Noor sent spark").endsWith("the show has ended");
    }

    private static void events(Ovation ovation) {
        // events
        List<String> gifts = ovation.events().newest(Events.Filter.types("gift.sent")).stream()
                .limit(3)
                .map(event -> event.sequence() + " " + event.data().path("gift").asText())
                .toList();
        // end
        assertThat(gifts).anyMatch(line -> line.endsWith(" spark"));
    }

    private static void webhooks(Ovation ovation, Person noor, Person sol) throws InterruptedException {
        BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();
        try (WebhookSink sink = new WebhookSink()) {
            String url = sink.url();
            // webhook
            WebhookEndpoints.Endpoint endpoint = ovation.webhookEndpoints()
                    .create(WebhookEndpoints.Wish.to(url, "gift.*").inOrder())
                    .now();
            WebhookVerifier verifier = endpoint.verifier(); // later: WebhookVerifier.of(the secret that you kept)

            Set<String> handled = ConcurrentHashMap.newKeySet(); // in your database
            sink.onDelivery((body, headers) -> {
                Event event = verifier.verify(body, headers); // throws when it is not from your Ovation
                if (handled.add(event.id())) { // a delivery may come twice
                    arrived.add(event);
                }
            });
            // end
            String liveId = sol.lives().start(NewLive.titled("Told")).now().id();
            Gift gift = noor.gifts().send(liveId, GiftRequest.of("spark")).now();
            Event event;
            do {
                event = arrived.poll(30, TimeUnit.SECONDS);
                assertThat(event).isNotNull();
            } while (!event.subject().equals(liveId) || !event.type().equals("gift.sent"));
            assertThat(event.data().path("gift_id").asText()).isEqualTo(gift.giftId());
            String endpointId = endpoint.id();
            List<String> delivered = List.of();
            for (int i = 0; i < 100 && !delivered.contains(event.id()); i++) { // written down after it was answered
                Thread.sleep(100);
                delivered = ovation.webhookEndpoints().deliveries(endpointId, WebhookEndpoints.State.DELIVERED).stream()
                        .map(WebhookEndpoints.Delivery::eventId)
                        .toList();
            }
            assertThat(delivered).contains(event.id());
            ovation.webhookEndpoints().delete(endpointId).now();
            sol.lives().end(liveId).now();
        }
    }

    private void settings() {
        // settings
        Settings settings = Settings.of(server)
                .withTries(8) // the first included
                .withLongestPause(Duration.ofSeconds(10))
                .withAnswerTimeout(Duration.ofSeconds(5))
                .withAtOnce(256);
        Ovation ovation = Ovation.connect(settings, secretKey);
        // end
        assertThat(ovation.info().now().name()).isEqualTo("Ovation");
        ovation.close();
    }
}
