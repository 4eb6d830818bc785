package io.ovation.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.TestServer;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VaultTest {
    @Inject
    Vault vault;

    @Inject
    Database database;

    @Test
    void what_was_sealed_opens_for_its_purpose_only_and_never_looks_the_same_twice() {
        String sealed = vault.seal("account:1", "DE89370400440532013000");
        assertThat(sealed).startsWith("v1.2.").doesNotContain("DE89");
        assertThat(Vault.isSealed(sealed)).isTrue();
        assertThat(vault.seal("account:1", "DE89370400440532013000")).isNotEqualTo(sealed);
        assertThat(vault.open("account:1", sealed)).isEqualTo("DE89370400440532013000");
        assertThatThrownBy(() -> vault.open("account:2", sealed)).isInstanceOf(VaultClosed.class);
        String changed = sealed.substring(0, sealed.length() - 4) + "AAAA";
        assertThatThrownBy(() -> vault.open("account:1", changed)).isInstanceOf(VaultClosed.class);
        assertThatThrownBy(() -> vault.open("account:1", "DE89370400440532013000"))
                .isInstanceOf(VaultClosed.class)
                .hasMessageNotContaining("DE89");
    }

    @Test
    void the_same_text_has_the_same_mark_which_tells_nothing_without_the_key() {
        assertThat(vault.mark("account", "one"))
                .isEqualTo(vault.mark("account", "one"))
                .isNotEqualTo(vault.mark("other", "one"))
                .isNotEqualTo(vault.mark("account", "two"))
                .hasSize(32);
    }

    @Test
    void an_older_key_opens_what_it_sealed_and_a_new_one_seals() {
        String first = key(1);
        Vault before = with("901:" + first);
        String sealed = before.seal("x", "secret");
        Vault after = with("902:" + key(2) + ",901:" + first);
        assertThat(after.open("x", sealed)).isEqualTo("secret");
        assertThat(after.seal("x", "secret")).startsWith("v1.902.");
        assertThat(after.mark("x", "secret")).as("by the oldest key").isEqualTo(before.mark("x", "secret"));
        assertThatThrownBy(() -> before.open("x", after.seal("x", "secret"))).isInstanceOf(VaultClosed.class);
    }

    @Test
    void another_key_of_a_number_that_the_database_knows_is_refused_before_it_seals() {
        with("911:" + key(3)).seal("x", "secret");
        assertThatThrownBy(() -> with("911:" + key(4)).seal("x", "secret"))
                .isInstanceOf(VaultClosed.class)
                .hasMessageContaining("Key 911");
    }

    @Test
    void without_keys_nothing_is_sealed_and_a_setting_that_cannot_be_read_is_told_without_the_key() {
        Vault closed = new Vault(Optional::empty, database);
        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> closed.seal("x", "secret"))
                .isInstanceOf(VaultClosed.class)
                .hasMessageContaining("ovation.vault.keys");
        for (String wrong :
                new String[] {"c2VjcmV0", "1:c2VjcmV0", "0:" + key(5), "1:" + key(5) + ",1:" + key(6), "  "}) {
            assertThatThrownBy(() -> with(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("c2VjcmV0");
        }
    }

    private Vault with(String keys) {
        return new Vault(() -> Optional.of(keys), database);
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
