package io.ovation.audience.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts a replay while it runs, from many threads. */
final class Count {
    private final Map<String, Long> read = new HashMap<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Map<String, TreeMap<String, Long>> refused = new HashMap<>();
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Set<String>> giftsByLive = new HashMap<>();
    private long coinsInFile;
    private long coinsAccepted;
    private long coinsBought;

    synchronized void read(String kind) {
        read.merge(kind, 1L, Long::sum);
    }

    synchronized void accepted(String kind) {
        accepted.merge(kind, 1L, Long::sum);
    }

    synchronized void refused(String kind, String code) {
        refused.computeIfAbsent(kind, unused -> new TreeMap<>()).merge(code, 1L, Long::sum);
    }

    synchronized void leftOut(String reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }

    synchronized void inFile(long coins) {
        coinsInFile += coins;
    }

    synchronized void sent(String live, String giftId, long coins) {
        if (giftsByLive.computeIfAbsent(live, unused -> new HashSet<>()).add(giftId)) {
            coinsAccepted += coins;
        }
    }

    synchronized void bought(long coins) {
        coinsBought += coins;
    }

    synchronized long coinsAccepted() {
        return coinsAccepted;
    }

    synchronized Map<String, Set<String>> giftsByLive() {
        return new HashMap<>(giftsByLive);
    }

    synchronized String progress() {
        return read + " read, " + coinsAccepted + " coins accepted";
    }

    synchronized ReplayReport report(
            String file, String format, String sha256, int rooms, int senders, long coinsInLedger, double seconds) {
        SortedMap<String, ReplayReport.Kind> kinds = new TreeMap<>();
        for (String kind : read.keySet()) {
            kinds.put(
                    kind,
                    new ReplayReport.Kind(
                            read.getOrDefault(kind, 0L),
                            accepted.getOrDefault(kind, 0L),
                            new TreeMap<>(refused.getOrDefault(kind, new TreeMap<>()))));
        }
        return new ReplayReport(
                file,
                format,
                sha256,
                rooms,
                senders,
                kinds,
                new TreeMap<>(leftOut),
                coinsInFile,
                coinsAccepted,
                coinsInLedger,
                coinsBought,
                seconds);
    }
}
