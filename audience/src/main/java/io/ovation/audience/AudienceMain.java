package io.ovation.audience;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The audience's command line: {@code simulate} and {@code replay}. */
@Command(
        name = "audience",
        mixinStandardHelpOptions = true,
        subcommands = {SimulateCommand.class, ReplayCommand.class},
        description = "A synthetic audience, and recorded shows, for a running Ovation server.")
public final class AudienceMain {
    /** Made by picocli. */
    public AudienceMain() {}

    /** Runs a command and exits with its code: 0 fine, 1 the ledger disagrees, 2 could not be done. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AudienceMain()).execute(arguments));
    }
}
