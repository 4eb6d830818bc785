package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFilesTest {
    @TempDir
    Path directory;

    @Test
    void a_setting_may_stand_in_a_file_that_the_environment_names() throws Exception {
        Path secret = Files.writeString(directory.resolve("token"), "not for everybody\n");
        Map<String, String> read = SettingFiles.read(
                Map.of("OVATION_HTTP_METRICS_TOKEN_FILE", secret.toString(), "HOME_FILE", "/nothing"));
        assertThat(read).containsExactly(Map.entry("OVATION_HTTP_METRICS_TOKEN", "not for everybody"));
        assertThat(new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(read, 305))
                        .build()
                        .getValue("ovation.http.metrics-token", String.class))
                .isEqualTo("not for everybody");
    }

    @Test
    void a_file_that_cannot_be_read_stops_the_start_in_one_line() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> SettingFiles.read(Map.of("OVATION_X_FILE", missing.toString())))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("OVATION_X_FILE")
                .hasMessageContaining(missing.toString());
    }
}
