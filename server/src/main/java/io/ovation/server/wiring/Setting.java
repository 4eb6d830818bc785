package io.ovation.server.wiring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the environment that are read before the application's own configuration exists. With those of the
 * {@code @ConfigMapping}s they are all settings there are; {@code docs/operating/configuration.md} is made from both.
 */
enum Setting {
    /** Where to listen. */
    PORT("OVATION_PORT", "8080", "Port of API and web application; `--port` goes before it."),
    /** With play money or real money. */
    MODE(
            "OVATION_MODE",
            "`test`",
            "`test` (the sandbox: test payments, personas, clocks that move) or `live`; the data belongs to one of them for good."),
    /** Where everything is kept. */
    DATA("OVATION_DATA", "./data", "Directory in which everything is kept; `--data` goes before it."),
    /** Old parts of the journal. */
    ARCHIVE(
            "OVATION_ARCHIVE",
            "`archive` in the data directory",
            "Folder of the files that old parts of the journal go to."),
    /** A PostgreSQL of the operator's own. */
    DATABASE_URL(
            "OVATION_DATABASE_URL",
            "built in",
            "A PostgreSQL (15 to 18) to use instead of the built-in one: `jdbc:postgresql://host/database?user=…&password=…`."),
    /** How other instances reach this one. */
    PEER_ADDRESS(
            "OVATION_PEER_ADDRESS",
            "the address the database sees",
            "With an outside PostgreSQL: host, or host:port, by which other instances reach this one."),
    /** The journal on Kafka. Read by the feed. */
    KAFKA("OVATION_KAFKA", "in PostgreSQL", "Keep the journal on these Kafka brokers: `host:port,…` (kafka.md)."),
    /** Its topic. Read by the feed. */
    KAFKA_TOPIC("OVATION_KAFKA_TOPIC", "`ovation-journal`", "Topic of the journal on Kafka."),
    /** Its client's settings. Read by the feed. */
    KAFKA_PROPERTIES(
            "OVATION_KAFKA_PROPERTIES", "none", "File of further settings of the Kafka client (TLS, credentials)."),
    /** Which form the log has. */
    LOG(
            "OVATION_LOG",
            "`text`",
            "`json` writes one JSON object a line to the console, with `request_id`, `traceId` and `spanId`."),
    /** Where traces go. */
    OTLP(
            "OVATION_OTLP",
            "no traces",
            "Address of an OpenTelemetry collector that speaks OTLP over HTTP, such as `http://localhost:4318`."),
    /** How many requests are traced. */
    TRACED_SHARE(
            "OVATION_TRACED_SHARE",
            "`1.0`",
            "Share of requests that are traced, 0 to 1, where the caller's `traceparent` does not decide it."),
    /** Whom to believe where a request comes from. */
    TRUSTED_PROXIES(
            "OVATION_TRUSTED_PROXIES",
            "none",
            "Addresses or networks of the proxies in front (`10.0.0.0/8,…`): only from them `X-Forwarded-For` is believed, read from its end."),
    /** How long to stay up after a load balancer has been told. */
    DRAIN_SECONDS(
            "OVATION_DRAIN_SECONDS",
            "`0`",
            "When asked to stop: seconds for which requests are still served while `/q/health/ready` says DOWN, so that a load balancer can turn away.");

    private final String variable;
    private final String fallback;
    private final String meaning;

    Setting(String variable, String fallback, String meaning) {
        this.variable = variable;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The variable's name. */
    String variable() {
        return variable;
    }

    /** What holds without it, for people. */
    String fallback() {
        return fallback;
    }

    /** What it is for, one or two sentences in Markdown. */
    String meaning() {
        return meaning;
    }

    /**
     * What is set, if anything: in the variable, or in the file that the variable with {@code _FILE} behind its name names.
     *
     * @throws StartupRefused when that file cannot be read
     */
    Optional<String> value() {
        @Nullable String plain = System.getenv(variable);
        if (plain == null || plain.isBlank()) {
            plain = SettingFiles.read(System.getenv()).get(variable);
        }
        return Optional.ofNullable(plain).map(String::strip).filter(value -> !value.isEmpty());
    }
}
