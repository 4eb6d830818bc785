package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packaged servers on one database: the one whose keys are not the others' does not start, in one line with the cure. */
@Tag("slow")
class VaultKeysProcessTest {
    @TempDir
    Path directory;

    @Test
    void a_server_with_other_keys_than_its_neighbours_does_not_start_and_they_go_on() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, line -> {})) {
            String database = postgres.urlWithCredentials();
            try (KilledServer first = server("first", database, "1:" + key(1))) {
                first.start();
                assertRefused(server("other", database, "1:" + key(2)), "Key 1 of ovation.vault.keys is not the one");
                assertRefused(server("newer", database, "2:" + key(2)), "sealed with key 1");
                assertRefused(server("unreadable", database, "1:short"), "Key 1 of ovation.vault.keys is not 32 bytes");
                assertThat(first.get("/q/health/ready", first.platformKey()).status())
                        .isEqualTo(200);
                try (KilledServer same = server("same", database, "1:" + key(1))) {
                    same.start();
                    assertThat(same.get("/v1/info", same.platformKey()).status())
                            .isEqualTo(200);
                }
            }
        }
    }

    private KilledServer server(String name, String database, String keys) throws Exception {
        return new KilledServer(
                directory.resolve(name),
                Map.of("OVATION_DATABASE_URL", database, "OVATION_VAULT_KEYS", keys),
                List.of());
    }

    private static void assertRefused(KilledServer other, String why) throws Exception {
        try (other) {
            assertThat(other.command("server")).as(other.output()).isEqualTo(1);
            assertThat(other.output().lines().toList()).as(other.output()).hasSize(1);
            assertThat(other.output()).contains(why).doesNotContain(key(1)).doesNotContain(key(2));
        }
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
