package io.ovation.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.TestServer;
import io.ovation.server.store.Database;
import io.ovation.server.wiring.TestPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

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
        Vault closed = new Vault(new Keys(Optional.empty(), Optional.empty()), database);
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

    @Test
    void servers_of_one_database_agree_on_their_keys_before_anything_is_sealed() {
        Database shared = freshDatabase();
        vault(shared, "1:" + key(1)).agree();
        vault(shared, "1:" + key(1)).agree();
        assertThatThrownBy(() -> vault(shared, "1:" + key(2)).agree())
                .isInstanceOf(VaultClosed.class)
                .hasMessageContaining("Key 1 of ovation.vault.keys is not the one this database was sealed with")
                .hasMessageNotContaining(key(1))
                .hasMessageNotContaining(key(2));
        assertThatThrownBy(() -> vault(shared, "2:" + key(2)).agree())
                .isInstanceOf(VaultClosed.class)
                .hasMessageContaining("sealed with key 1, which ovation.vault.keys does not have");
        assertThatThrownBy(() -> new Vault(new Keys(Optional.empty(), Optional.empty()), shared).agree())
                .isInstanceOf(VaultClosed.class);
        assertThat(numbers(shared)).as("who is refused changes nothing").containsExactly(1);
    }

    @Test
    void a_new_key_is_one_of_all_servers_and_an_old_one_is_given_up_by_name_only() {
        Database shared = freshDatabase();
        vault(shared, "1:" + key(1)).agree();
        vault(shared, "1:" + key(1) + ",2:" + key(2)).agree();
        assertThat(numbers(shared)).containsExactly(1, 2);
        assertThatThrownBy(() -> vault(shared, "1:" + key(1)).agree())
                .isInstanceOf(VaultClosed.class)
                .hasMessageContaining("ovation.vault.given-up=2");
        Vault without = new Vault(new Keys(Optional.of("2:" + key(2)), Optional.of(Set.of(1))), shared);
        without.agree();
        assertThat(without.open("x", without.seal("x", "secret"))).isEqualTo("secret");
    }

    @Test
    void of_two_servers_that_start_at_once_with_different_keys_one_is_refused() throws Exception {
        Database shared = freshDatabase();
        CyclicBarrier start = new CyclicBarrier(8);
        List<Thread> servers = new ArrayList<>();
        AtomicInteger agreed = new AtomicInteger();
        for (int server = 1; server <= 8; server++) {
            Vault own = vault(shared, server + ":" + key(server));
            servers.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                    own.agree();
                    agreed.incrementAndGet();
                } catch (VaultClosed refused) {
                    // counted by those who are not
                } catch (InterruptedException | BrokenBarrierException broken) {
                    throw new IllegalStateException(broken);
                }
            }));
        }
        for (Thread server : servers) {
            server.join();
        }
        assertThat(agreed.get()).isEqualTo(1);
        assertThat(numbers(shared)).hasSize(1);
    }

    private Vault with(String keys) {
        return vault(database, keys);
    }

    private static Vault vault(Database database, String keys) {
        return new Vault(new Keys(Optional.of(keys), Optional.empty()), database);
    }

    private static Database freshDatabase() {
        Map<String, String> settings = TestPostgres.freshDatabase();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.get("quarkus.datasource.jdbc.url"));
        source.setUser(settings.get("quarkus.datasource.username"));
        source.setPassword(settings.get("quarkus.datasource.password"));
        Database fresh = new Database(source);
        fresh.useTransaction(handle -> handle.execute(migration()));
        return fresh;
    }

    private static String migration() {
        try (InputStream sql = Vault.class.getResourceAsStream("V670__vault_keys.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Integer> numbers(Database database) {
        return database.withHandle(handle -> handle.createQuery("SELECT number FROM vault_key ORDER BY number")
                .mapTo(Integer.class)
                .list());
    }

    private record Keys(Optional<String> keys, Optional<Set<Integer>> givenUp) implements VaultSettings {}

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
