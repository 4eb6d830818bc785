package io.ovation.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time used by this JVM and by PostgreSQL together. Unlike elapsed time it hardly depends on what else runs on
 * the machine, so it tells what a gift costs even when the machine is shared. Linux only; elsewhere 0.
 */
final class ProcessorTime {

    private static final long NANOS_A_TICK = 10_000_000;
    private static final int USER_TICKS = 11;

    private final Path cluster;

    /** Of the PostgreSQL whose data directory this is. */
    ProcessorTime(Path cluster) {
        this.cluster = cluster;
    }

    /** Nanoseconds so far. */
    long nanos() {
        return jvmNanos() + postgresNanos();
    }

    private static long jvmNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private long postgresNanos() {
        try {
            String postmaster = Files.readAllLines(cluster.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            // The postmaster's own line also has the time of its children that have ended.
            long ticks = ticks(postmaster, 4);
            try (Stream<ProcessHandle> children =
                    ProcessHandle.of(Long.parseLong(postmaster)).stream().flatMap(ProcessHandle::children)) {
                for (ProcessHandle child : children.toList()) {
                    ticks += ticks(Long.toString(child.pid()), 2);
                }
            }
            return ticks * NANOS_A_TICK;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static long ticks(String pid, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            List<String> afterName =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return afterName.subList(USER_TICKS, USER_TICKS + fields).stream()
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
