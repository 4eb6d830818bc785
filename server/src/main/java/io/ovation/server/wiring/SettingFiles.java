package io.ovation.server.wiring;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Settings that stand in files, so that secrets need not stand in the environment: {@code OVATION_X_FILE=/run/secrets/x} sets
 * {@code OVATION_X} to what is in the file, without its last line break. Works for every setting, and goes before the variable
 * itself. As secrets of containers and credentials of systemd are handed over.
 */
public final class SettingFiles implements ConfigSourceProvider {
    private static final String PREFIX = "OVATION_";
    private static final String SUFFIX = "_FILE";

    /** Just above the environment, which has 300. */
    private static final int ORDINAL = 305;

    private static final long LARGEST_BYTES = 64 * 1024;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        return List.of(new EnvConfigSource(read(System.getenv()), ORDINAL));
    }

    /**
     * The settings that the environment says are in files: the variable's name without {@code _FILE}, and what is in the file.
     *
     * @throws StartupRefused when a file cannot be read
     */
    static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, file) -> {
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX) && !file.isBlank()) {
                settings.put(name.substring(0, name.length() - SUFFIX.length()), content(name, file));
            }
        });
        return settings;
    }

    private static String content(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST_BYTES) {
                throw new StartupRefused(name + ": " + file + " is too large for a setting (over 64 KiB).");
            }
            return Files.readString(path).stripTrailing();
        } catch (IOException | InvalidPathException unreadable) {
            throw new StartupRefused(name + ": the file " + file
                    + " cannot be read. Correct the path, or let the user of this process read it.");
        }
    }
}
