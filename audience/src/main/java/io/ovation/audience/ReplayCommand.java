package io.ovation.audience;

import io.ovation.audience.replay.Replay;
import io.ovation.audience.replay.ReplayConfig;
import io.ovation.audience.replay.ReplayReport;
import io.ovation.audience.show.ShowFormat;
import io.ovation.client.problem.OvationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: a recorded show through a running server; exit code 1 when the ledger does not agree with the file. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays a recorded show through a running server and checks that the ledger agrees with it.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "NDJSON, CSV, TikTok-Live-Connector JSON lines or BililiveRecorder XML")
    private Path file = Path.of("");

    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "The server (${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--key", required = true, description = "Platform key; the sandbox's stands in DATA/platform.key")
    private String key = "";

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Times as fast as it was; 0 for as fast as possible (${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--format",
            defaultValue = "auto",
            description = "auto, ndjson, csv, tiktok or bililive (${DEFAULT-VALUE})")
    private String format = "auto";

    @Option(
            names = "--market",
            defaultValue = "US",
            description = "Where the pseudonymous users live (${DEFAULT-VALUE})")
    private String market = "US";

    @Option(names = "--pseudonym-key", description = "Under the same key the same sender stays the same in every file")
    private @Nullable String pseudonymKey;

    @Option(names = "--gift-prices", description = "Lines of NAME,COINS for gifts whose price the file does not tell")
    private @Nullable Path giftPrices;

    @Option(names = "--report", description = "Writes the report as JSON to this file")
    private @Nullable Path report;

    @Option(names = "--end", description = "Ends the rooms when the show is over")
    private boolean end;

    @Override
    public Integer call() throws InterruptedException {
        try {
            ShowFormat named = format.equals("auto") ? null : ShowFormat.valueOf(format.toUpperCase(Locale.ROOT));
            ReplayReport result = Replay.run(
                    new ReplayConfig(file, named, speed, url, key, market, pseudonymKey, prices(), end),
                    System.err::println);
            System.out.println(result.text());
            if (report != null) {
                Files.writeString(report, result.json());
            }
            return result.agrees() ? 0 : 1;
        } catch (NoSuchFileException e) {
            System.err.println("There is no file " + e.getMessage());
        } catch (IOException | IllegalArgumentException | OvationException e) {
            System.err.println(e.getMessage());
        }
        return 2;
    }

    private Map<String, Long> prices() throws IOException {
        Map<String, Long> prices = new HashMap<>();
        Path list = giftPrices;
        if (list != null) {
            for (String line : Files.readAllLines(list)) {
                int comma = line.lastIndexOf(',');
                String coins = comma < 1 ? "" : line.substring(comma + 1).strip();
                if (coins.matches("[1-9]\\d{0,6}")) {
                    prices.put(line.substring(0, comma).strip(), Long.parseLong(coins));
                } else if (!line.isBlank()) {
                    throw new IOException("A line of " + list + " is not NAME,COINS: " + line);
                }
            }
        }
        return prices;
    }
}
