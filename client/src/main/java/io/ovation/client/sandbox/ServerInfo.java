package io.ovation.client.sandbox;

import java.time.Instant;

/**
 * What a server is.
 *
 * @param mode {@code test} or {@code live}
 * @param businessTime the time of days, maturity and everything people see as a date; a sandbox can move it
 */
public record ServerInfo(
        String name, String version, String mode, boolean sandbox, Instant businessTime, Instant wallTime) {}
