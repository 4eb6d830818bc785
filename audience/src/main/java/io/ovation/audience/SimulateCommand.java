package io.ovation.audience;

import io.ovation.audience.community.Community;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: an audience at a running server, until its time is over or Ctrl-C. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Fills rooms of a running server with a synthetic audience, reproducible from a seed.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "The server (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--key", required = true, description = "Platform key; the sandbox's stands in DATA/platform.key")
    private String key = "";

    @Option(names = "--seed", description = "Equal seeds give equal audiences (the demo's)")
    private long seed = Community.DEMO_SEED;

    @Option(names = "--rooms", defaultValue = "6", description = "Creators that go live (${DEFAULT-VALUE})")
    private int rooms;

    @Option(names = "--viewers", defaultValue = "600", description = "People in all (${DEFAULT-VALUE})")
    private int viewers;

    @Option(
            names = "--rate",
            defaultValue = "1",
            description = "Multiplies how many watch at a time (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--duration", description = "Such as 90s, 10m or 2h; without it until Ctrl-C")
    private @Nullable String duration;

    @Override
    public Integer call() throws InterruptedException {
        String wanted = duration;
        Duration time = wanted == null ? null : Duration.parse("PT" + wanted);
        AudienceConfig config = new AudienceConfig(url, key, seed, rooms, viewers, rate, time, Instant.now(), 64);
        Audience audience = Audience.start(config);
        Thread stop = new Thread(() -> {
            audience.close();
            System.out.println(audience.totals().text());
        });
        Runtime.getRuntime().addShutdownHook(stop);
        while (!audience.awaitFinish(Duration.ofSeconds(10))) {
            AudienceTotals totals = audience.totals();
            System.err.println(
                    totals.done() + ", " + totals.coinsGiven() + " coins given, refused " + totals.refused());
        }
        return 0;
    }
}
