package io.ovation.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Describes the machine, so that a figure can be judged. */
final class Machine {

    private Machine() {}

    /** Processor, memory, disk, kernel. */
    static String describe(Path disk) {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " logical cores, " + memory() + ", "
                + fileSystem(disk) + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    /** The JVM of the benchmark and of the server it starts. */
    static String jvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + " ("
                + System.getProperty("java.vendor") + ")";
    }

    /** Work that waits for a core, averaged over a minute: below 0.5 the machine is ours. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
        return System.getProperty("os.arch");
    }

    private static String memory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return String.format(Locale.ROOT, "%.0f GB", system.getTotalMemorySize() / 1e9);
        }
        return "memory unknown";
    }

    private static String fileSystem(Path disk) {
        try {
            FileStore store = Files.getFileStore(disk);
            return store.type();
        } catch (IOException unknown) {
            return "file system unknown";
        }
    }
}
