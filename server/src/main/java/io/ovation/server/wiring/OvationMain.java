package io.ovation.server.wiring;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the process begins: one program, several commands. */
@QuarkusMain
public final class OvationMain {
    private OvationMain() {}

    /** Runs the command that the arguments name; the server with the demo when they name none. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ServerCommand(true))
                .addSubcommand("demo", new ServerCommand(true))
                .addSubcommand("server", new ServerCommand(false))
                .addSubcommand("rehearse", new RehearseCommand())
                .addSubcommand("verify", new VerifyCommand())
                .addSubcommand("heads", new HeadsCommand())
                .addSubcommand("proof", new ProofCommand())
                .addSubcommand("export", new ExportCommand())
                .addSubcommand("archive", new ArchiveCommand())
                .addSubcommand("backup", new BackupCommand())
                .addSubcommand("restore", new RestoreCommand())
                .setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StartupRefused refused) {
                System.err.println("ovation: " + refused.getMessage());
                return 1;
            }
            throw failure;
        });
        return line;
    }
}
