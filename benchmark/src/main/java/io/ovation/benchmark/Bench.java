package io.ovation.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ovation bench}: measures this machine and writes {@code docs/benchmarks/results.md}. */
@Command(
        name = "bench",
        description =
                "Measures this machine. Without names everything is measured and docs/benchmarks/results.md written.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer>, AutoCloseable {

    static final String IN_PROCESS = "gifts a second in process";
    static final String BASELINE = "gifts a second by SQL";
    static final String PROCESSOR_IN_PROCESS = "processor time a gift in process";
    static final String PROCESSOR_BASELINE = "processor time a gift by SQL";
    static final String LATENCY_P50 = "median latency in nanoseconds";
    static final String BYTES_A_GIFT = "bytes a gift";
    static final String GIFTS_A_COMMIT = "gifts a commit";

    private static final List<Scenario> SCENARIOS = List.of(
            new LedgerAlone(),
            new LedgerWorkload(),
            new Durable(),
            new InProcess(),
            new Latency(),
            new Sustained(),
            new ManyIds(),
            new ManyAccounts(),
            new SqlBaseline(),
            new RawDisk(),
            new History(),
            new KafkaBesidePostgres(),
            new HttpGifts(),
            new SocketGifts(),
            new RoomFrames(),
            new WebhookLoad(),
            new FundClose(),
            new EngagementLoad(false),
            new EngagementLoad(true),
            new StartTimes());

    @Parameters(arity = "0..*", paramLabel = "<name>", description = "what to measure; the names are listed by --list")
    private List<String> names = List.of();

    @Option(names = "--list", description = "list the names")
    private boolean list;

    @Option(names = "--seconds", description = "length of one round (default: ${DEFAULT-VALUE})")
    private int seconds = 5;

    @Option(
            names = "--long-seconds",
            description =
                    "length of one measurement of ledger, durable, latency and sustained (default: ${DEFAULT-VALUE})")
    private int longSeconds = 20;

    @Option(names = "--transfers", description = "most transfers of a run of ledger (default: ${DEFAULT-VALUE})")
    private long transfers = 10_000_000;

    @Option(names = "--entries", description = "entries in a row of ids (default: ${DEFAULT-VALUE})")
    private long entries = 2_000_000;

    @Option(names = "--accounts", description = "accounts of accounts (default: ${DEFAULT-VALUE})")
    private int accounts = 1_000_000;

    @Option(names = "--facts", description = "video-day facts of the day that fund closes (default: ${DEFAULT-VALUE})")
    private long facts = 10_000_000;

    @Option(names = "--rate", description = "gifts a second that sustained sends (default: ${DEFAULT-VALUE})")
    private int rate = 50_000;

    @Option(
            names = "--profile",
            description = "record what runs, and write here what limits it (a Markdown page, for docs/decisions)")
    private @Nullable Path profile;

    @Option(names = "--output", description = "file to write the table to, also when only some names are measured")
    private @Nullable Path output;

    @Option(names = "--note", description = "a sentence about the circumstances, printed with the table")
    private String note = "";

    private final Map<String, Double> remembered = new HashMap<>();
    private @Nullable Path directory;
    private @Nullable BenchPostgres postgres;

    private Bench() {}

    /** Runs what the arguments name. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            SCENARIOS.forEach(scenario -> System.out.println(scenario.name()));
            return 0;
        }
        List<Scenario> chosen = chosen();
        double loadBefore = Machine.load();
        boolean complete = true;
        Report report = new Report(System.out);
        String postgresVersion;
        try (this) {
            System.out.println(Machine.describe(directory()));
            System.out.println(Machine.jvm());
            postgresVersion = postgres().describe();
            System.out.println(postgresVersion);
            Profile recorded = new Profile();
            for (Scenario scenario : chosen) {
                report.begin(scenario.name());
                if (profile == null) {
                    complete &= measured(scenario, report);
                } else {
                    int before = report.lines().size();
                    recorded.begin();
                    complete &= measured(scenario, report);
                    recorded.end(
                            scenario.name(),
                            report.lines().subList(before, report.lines().size()),
                            directory());
                }
            }
            if (profile != null) {
                Files.writeString(
                        profile, recorded.page(Machine.describe(directory()), Machine.jvm(), postgresVersion));
                System.out.println("profile written to " + profile);
            }
            compare(report);
            String table = new ResultsPage(Machine.describe(directory()), Machine.jvm(), postgresVersion)
                    .text(report.lines(), LocalDate.now(ZoneOffset.UTC), loadBefore, note);
            Path file = output != null ? output : names.isEmpty() ? Path.of("docs/benchmarks/results.md") : null;
            if (file != null) {
                Files.writeString(file, table);
                System.out.println("written to " + file);
            }
        }
        return complete ? 0 : 1;
    }

    /** One that fails does not take the figures of the others with it. */
    private boolean measured(Scenario scenario, Report report) {
        try {
            scenario.run(this, report);
            return true;
        } catch (Exception failed) {
            String reason = String.valueOf(failed.getMessage());
            report.line(
                    scenario.name(), "not measured", reason.lines().findFirst().orElse(reason));
            if (failed instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }

    private List<Scenario> chosen() {
        if (names.isEmpty()) {
            return SCENARIOS;
        }
        List<Scenario> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(SCENARIOS.stream()
                    .filter(scenario -> scenario.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), "there is no benchmark '" + name + "'; --list names them")));
        }
        return chosen;
    }

    private void compare(Report report) {
        Double inProcess = remembered.get(IN_PROCESS);
        Double baseline = remembered.get(BASELINE);
        if (inProcess != null && baseline != null) {
            report.line(
                    "In process, beside the better SQL",
                    String.format(Locale.ROOT, "%.1f times", inProcess / baseline),
                    "the aim is 10");
            report.line(
                    "Processor time a gift, beside the better SQL",
                    String.format(
                            Locale.ROOT,
                            "%.1f times less",
                            remembered(PROCESSOR_BASELINE, 0) / remembered(PROCESSOR_IN_PROCESS, 1)),
                    "hardly depends on what else runs on the machine");
        }
    }

    /** Length of one round. */
    int seconds() {
        return seconds;
    }

    /** Length of one measurement whose length matters. */
    int longSeconds() {
        return longSeconds;
    }

    /** Most transfers of one measurement. */
    long transfers() {
        return transfers;
    }

    /** Entries in a row. */
    long entries() {
        return entries;
    }

    /** Number of accounts. */
    int accounts() {
        return accounts;
    }

    /** Video-day facts of the day that the fund closes. */
    long facts() {
        return facts;
    }

    /** Gifts a second. */
    int rate() {
        return rate;
    }

    /** Keeps a figure for a scenario that comes later. */
    void remember(String what, double value) {
        remembered.put(what, value);
    }

    /** A figure of a scenario that came before, or what stands for it when that was not run. */
    double remembered(String what, double otherwise) {
        return remembered.getOrDefault(what, otherwise);
    }

    /** A directory on the disk the server would use, thrown away at the end. */
    Path directory() throws IOException {
        Path there = directory;
        if (there == null) {
            Files.createDirectories(Path.of("build"));
            there = Files.createTempDirectory(Path.of("build"), "bench-").toAbsolutePath();
            directory = there;
        }
        return there;
    }

    /** The PostgreSQL of this run. */
    BenchPostgres postgres() throws IOException {
        BenchPostgres running = postgres;
        if (running == null) {
            running = new BenchPostgres(directory().resolve("postgres"));
            postgres = running;
        }
        return running;
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
        if (directory != null) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
