package io.ovation.server.wiring;

import io.ovation.server.api.ClientAddress;
import java.net.URI;
import java.util.function.Predicate;

/**
 * Turns what the operator says in plain variables into settings of the framework, before it starts. Everything is checked here, so
 * that a mistake is told in one line.
 */
final class OperatorSettings {
    private static final int LONGEST_DRAIN_SECONDS = 300;

    private OperatorSettings() {}

    /** @throws StartupRefused when a value cannot be used */
    static void apply() {
        SettingFiles.read(System.getenv());
        Setting.LOG.value().ifPresent(form -> {
            require(Setting.LOG, form, value -> value.equals("json") || value.equals("text"), "json or text");
            System.setProperty("quarkus.log.console.json.enabled", Boolean.toString(form.equals("json")));
        });
        Setting.OTLP.value().ifPresent(collector -> {
            require(Setting.OTLP, collector, OperatorSettings::isHttp, "an address such as http://localhost:4318");
            System.setProperty("quarkus.otel.sdk.disabled", "false");
            System.setProperty("quarkus.otel.exporter.otlp.endpoint", collector);
        });
        Setting.TRACED_SHARE.value().ifPresent(share -> {
            require(Setting.TRACED_SHARE, share, OperatorSettings::isShare, "a number from 0 to 1");
            System.setProperty("quarkus.otel.traces.sampler.arg", share);
        });
        Setting.TRUSTED_PROXIES.value().ifPresent(proxies -> {
            require(
                    Setting.TRUSTED_PROXIES,
                    proxies,
                    ClientAddress::areNetworks,
                    "addresses or networks, as 10.0.0.0/8");
            System.setProperty("ovation.http.trusted-proxies", proxies);
        });
        Setting.DRAIN_SECONDS.value().ifPresent(seconds -> {
            require(Setting.DRAIN_SECONDS, seconds, OperatorSettings::isDrain, "seconds from 0 to 300");
            System.setProperty("ovation.http.drain-seconds", seconds);
        });
    }

    /** How long requests are served after the process was asked to stop. */
    static int drainSeconds() {
        return Setting.DRAIN_SECONDS.value().map(Integer::parseInt).orElse(0);
    }

    private static void require(Setting setting, String value, Predicate<String> rule, String wanted) {
        if (!rule.test(value)) {
            throw new StartupRefused(setting.variable() + " is '" + value + "'. Use " + wanted + ".");
        }
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isShare(String text) {
        try {
            double share = Double.parseDouble(text);
            return share >= 0 && share <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDrain(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= LONGEST_DRAIN_SECONDS;
    }
}
