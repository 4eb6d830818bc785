package io.ovation.client;

import io.ovation.client.audit.AuditLog;
import io.ovation.client.coin.PromotionalCoins;
import io.ovation.client.event.Events;
import io.ovation.client.gift.GiftCatalogue;
import io.ovation.client.http.Call;
import io.ovation.client.http.Credential;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.http.Settings;
import io.ovation.client.http.Transport;
import io.ovation.client.live.Lives;
import io.ovation.client.membership.MemberSources;
import io.ovation.client.membership.MembershipTiers;
import io.ovation.client.membership.Memberships;
import io.ovation.client.programme.Strikes;
import io.ovation.client.sandbox.Sandbox;
import io.ovation.client.sandbox.ServerInfo;
import io.ovation.client.sandbox.TestClocks;
import io.ovation.client.user.Keys;
import io.ovation.client.user.RenewedToken;
import io.ovation.client.user.Users;
import io.ovation.client.video.Engagement;
import io.ovation.client.video.Videos;
import io.ovation.client.webhook.WebhookEndpoints;
import java.net.URI;

/**
 * An Ovation server, as the platform's own servers see it: with the secret key.
 *
 * <pre>{@code
 * try (Ovation ovation = Ovation.connect(URI.create("http://localhost:8080"), secretKey)) {
 *     ovation.users().describe("viewer-17", UserDescription.named("Noor").market("US").born(birthDate)).now();
 *     Person noor = ovation.as("viewer-17");
 *     noor.recharges().create(RechargeRequest.of(330, "card_success")).now();
 *     noor.gifts().send(live, GiftRequest.of("pinata")).now();
 * }
 * }</pre>
 *
 * <p>Make one and keep it: it holds the connections. Any thread. Nothing blocks but {@link Call#now()} and streams.
 */
public final class Ovation implements AutoCloseable {
    private final Transport transport;
    private final Door door;

    private Ovation(Transport transport, Credential credential) {
        this.transport = transport;
        this.door = new Door(transport, credential);
    }

    /**
     * With the usual settings.
     *
     * @param server such as {@code https://ovation.example.com}
     * @param secretKey {@code sk_test_...} or {@code sk_live_...}
     */
    public static Ovation connect(URI server, String secretKey) {
        return connect(Settings.of(server), secretKey);
    }

    /** With settings of your own. */
    public static Ovation connect(Settings settings, String secretKey) {
        return new Ovation(new Transport(settings), Credential.of(secretKey));
    }

    /** A user, who need not be described yet: their token is minted when it is first needed, and renewed before it runs out. */
    public Person as(String externalId) {
        return new Person(new Door(transport, new RenewedToken(users(), externalId)));
    }

    /** Whoever a token is for: a user, or staff. */
    public Person withToken(String token) {
        return new Person(new Door(transport, Credential.of(token)));
    }

    /** Somebody who is not signed in. */
    public Person guest() {
        return new Person(new Door(transport, Credential.GUEST));
    }

    /** Users and their tokens. */
    public Users users() {
        return new Users(door);
    }

    /** Shows, as everyone may see them; the platform may end them. */
    public Lives lives() {
        return new Lives(door);
    }

    /** The gifts there are. */
    public GiftCatalogue giftCatalogue() {
        return new GiftCatalogue(door);
    }

    /** Coins that nobody paid for. */
    public PromotionalCoins promotionalCoins() {
        return new PromotionalCoins(door);
    }

    /** What has happened. */
    public Events events() {
        return new Events(door);
    }

    /** Where the platform is told what happens. */
    public WebhookEndpoints webhookEndpoints() {
        return new WebhookEndpoints(door);
    }

    /** Secret keys. */
    public Keys keys() {
        return new Keys(door);
    }

    /** Who of the staff saw and did what, and what happened to keys. */
    public AuditLog auditLog() {
        return new AuditLog(door);
    }

    /** Videos, as everyone may see them; the platform describes them. */
    public Videos videos() {
        return new Videos(door);
    }

    /** What viewers did with videos. */
    public Engagement engagement() {
        return new Engagement(door);
    }

    /** Who is a member of whom. */
    public Memberships memberships() {
        return new Memberships(door);
    }

    /** A creator's members. */
    public MembershipTiers membershipTiers() {
        return new MembershipTiers(door);
    }

    /** Who the members of other platforms are here. */
    public MemberSources memberSources() {
        return new MemberSources(door);
    }

    /** What somebody did against the rules. */
    public Strikes strikes() {
        return new Strikes(door);
    }

    /** The time of a test server. */
    public TestClocks testClocks() {
        return new TestClocks(door);
    }

    /** What only a sandbox offers. */
    public Sandbox sandbox() {
        return new Sandbox(door);
    }

    /** What the server is, and what time it thinks it is. */
    public Call<ServerInfo> info() {
        return new Door(transport, Credential.GUEST).get(Route.of("info"), ServerInfo.class);
    }

    /** Ends all connections and room sockets; what is under way ends as unreachable. */
    @Override
    public void close() {
        transport.close();
    }
}
