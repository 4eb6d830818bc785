package io.ovation.server.wiring;

import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Personas;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The server once it listens: plants the demo on fresh data, says where to look, and waits for the end. */
public class ServerApplication implements QuarkusApplication {
    private final StartupState state;
    private final Personas personas;
    private final Clocks clocks;
    private final List<DemoSeed> seeds;
    private final List<DemoAudience> audiences;

    ServerApplication(
            StartupState state,
            Personas personas,
            Clocks clocks,
            @All List<DemoSeed> seeds,
            @All List<DemoAudience> audiences) {
        this.state = state;
        this.personas = personas;
        this.clocks = clocks;
        this.seeds = seeds;
        this.audiences = audiences;
    }

    @Override
    public int run(String... arguments) throws Exception {
        Launch launch = Launch.current();
        String url = "http://localhost:" + launch.port();
        if (launch.purpose() == ServerRun.Purpose.REHEARSAL) {
            new Rehearsal(URI.create(url)).run();
            return 0;
        }
        if (state.demo().equals("planting")) {
            plant(launch);
        }
        boolean hasAudience =
                launch.purpose() == ServerRun.Purpose.DEMO && !state.demo().equals("none");
        if (hasAudience) {
            audiences.forEach(audience -> audience.start(URI.create(url), launch.platformKey()));
        }
        banner(launch, url);
        Quarkus.waitForExit();
        if (hasAudience) {
            audiences.forEach(DemoAudience::stop);
        }
        return 0;
    }

    private void plant(Launch launch) {
        for (DemoSeed seed : seeds) {
            seed.plant(Console::say);
        }
        Duration left = clocks.offset();
        if (left.isNegative()) {
            clocks.advance(left.negated());
        }
        launch.data().note(ServerRun.DEMO_NOTE, "planted");
    }

    private void banner(Launch launch, String url) {
        double seconds = (System.nanoTime() - launch.beginNanos()) / 1e9;
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nOvation is ready after %.1f s.%n%n", seconds));
        text.append("  Look       ").append(url).append('\n');
        if (launch.mode().isTest()) {
            text.append("  Sign in    choose a persona at the top of the page, without a password:\n");
            for (Personas.Persona each : personas.all()) {
                text.append(String.format(
                        Locale.ROOT,
                        "               %-11s %-8s %s%n",
                        each.name(),
                        each.persona(),
                        each.description()));
            }
        }
        text.append("  Mode       ").append(launch.mode().text()).append('\n');
        text.append("  API        ").append(url).append("/v1, platform key in ");
        text.append(launch.data().path().resolve("platform.key")).append('\n');
        text.append("  Data       ").append(launch.data().path()).append('\n');
        text.append("  Stop       Ctrl-C\n");
        Console.say(text.toString());
    }
}
