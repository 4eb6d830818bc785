package io.ovation.journal.writer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link KilledWriter} in a JVM of its own. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path errors;
    private final Thread reader;
    private final CountDownLatch ready = new CountDownLatch(1);

    private ChildProcess(Process process, Ledgerbook book, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = Thread.ofPlatform().start(() -> read(book));
    }

    /** Starts one that first submits again what is in doubt. */
    static ChildProcess start(String url, Ledgerbook book, Path directory) throws IOException {
        return start(List.of(), KilledWriter.class, List.of(url), book, directory);
    }

    /** The same with another main class, behind words that start a process otherwise. */
    public static ChildProcess start(
            List<String> before, Class<?> main, List<String> arguments, Ledgerbook book, Path directory)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        Path errors = Files.createTempFile(directory, "child", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<KilledWriter.Order> again = book.inDoubt();
        try (OutputStream in = process.getOutputStream()) {
            for (KilledWriter.Order order : again) {
                in.write(order.line().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ChildProcess(process, book, errors);
    }

    private void read(Ledgerbook book) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            // A line without its end was cut off by the kill and says nothing.
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next != '\n') {
                    line.append((char) next);
                    continue;
                }
                if (line.indexOf("READY") == 0) {
                    ready.countDown();
                } else {
                    book.hear(line.toString());
                }
                line.setLength(0);
            }
        } catch (IOException closed) {
            // killed: what was read counts
        }
    }

    public void awaitReady() throws InterruptedException, IOException {
        for (int second = 0; !ready.await(1, TimeUnit.SECONDS); second++) {
            if (!process.isAlive() || second > 60) {
                throw new IllegalStateException("the writer's process did not start:\n" + Files.readString(errors));
            }
        }
    }

    /** By its handle: {@link Process#destroyForcibly} would also throw away what was said and is not yet read. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
