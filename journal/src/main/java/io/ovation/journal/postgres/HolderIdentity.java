package io.ovation.journal.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which process holds a lease, so that a later one on the same machine can see that it is dead. A process number may be used
 * again, so its start time goes with it; process numbers mean nothing on another machine, after a reboot, or in another
 * container, so the machine's boot and the process namespace are part of the machine's name.
 *
 * @param machine boot and process namespace; empty where they cannot be told
 * @param process its number
 * @param started when it started, milliseconds since 1970
 */
record HolderIdentity(String machine, long process, long started) {

    static HolderIdentity ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new HolderIdentity(machineOfThisProcess(), self.pid(), startOf(self));
    }

    /** Whether this holder certainly does not live any more. False when it cannot be told. */
    boolean isDead() {
        if (machine.isEmpty() || !machine.equals(machineOfThisProcess())) {
            return false;
        }
        return ProcessHandle.of(process)
                .map(handle -> !handle.isAlive() || startOf(handle) != started)
                .orElse(true);
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String machineOfThisProcess() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "";
        }
    }
}
