package io.ovation.journal.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The process of one broker, which a test may kill. Ends with the process that started it. */
final class KafkaBroker {

    private KafkaBroker() {}

    /** Arguments: the file of settings, the cluster's id, the directory of the log. */
    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(KafkaBroker::endWithParent);
        if (!Files.exists(Path.of(arguments[2], "meta.properties"))) {
            StorageTool.execute(
                    new String[] {"format", "--cluster-id", arguments[1], "--config", arguments[0]}, System.out);
        }
        Kafka.main(new String[] {arguments[0]});
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException gone) {
            // that is what is waited for
        }
        Runtime.getRuntime().halt(0);
    }
}
