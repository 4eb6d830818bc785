package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.wiring.KilledServer.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live server, packaged: nothing of the sandbox is offered, and neither mode touches the other's data. */
@Tag("slow")
class ModesProcessTest {
    private static final Map<String, String> LIVE = Map.of("OVATION_MODE", "live");

    @TempDir
    Path directory;

    @Test
    void a_live_server_offers_nothing_of_the_sandbox_and_keeps_its_data_from_a_test_server() throws Exception {
        try (KilledServer live = new KilledServer(directory, LIVE, List.of())) {
            live.start();
            assertThat(live.output()).contains("live").doesNotContain("persona");
            assertThat(live.get("/v1/info", live.platformKey())
                            .body()
                            .path("mode")
                            .asText())
                    .isEqualTo("live");
            assertThat(live.platformKey()).startsWith("sk_live_");
            assertNothingOfTheSandbox(live);
        }
        assertRefused(Map.of(), "server", "This data is of a live server");
        assertRefused(Map.of("OVATION_MODE", "sandbox"), "server", "OVATION_MODE is 'sandbox'");
        assertRefused(LIVE, "reset", "this server is live");
    }

    private static void assertNothingOfTheSandbox(KilledServer live) throws Exception {
        String key = live.platformKey();
        String test = "sk_test_" + key.substring("sk_live_".length());
        assertProblem(live.get("/v1/me", test), 401, "key_of_other_mode");
        assertProblem(live.get("/v1/sandbox/personas", key), 403, "sandbox_only");
        assertProblem(post(live, "/v1/sandbox/sessions", key, "{\"persona\":\"finance\"}"), 403, "sandbox_only");
        assertProblem(live.get("/v1/test-clocks", key), 403, "sandbox_only");
        assertProblem(post(live, "/v1/test-clocks", key, "{}"), 403, "sandbox_only");
        String noor = "{\"name\":\"Noor\",\"market\":\"US\",\"birth_date\":\"1990-01-01\",\"followers\":50000}";
        assertThat(live.put("/v1/users/noor", key, noor).status()).isEqualTo(200);
        String token = post(live, "/v1/user-tokens", key, "{\"external_id\":\"noor\"}")
                .body()
                .path("token")
                .asText();
        String recharge = "{\"coins\":330,\"channel\":\"web\",\"payment_method\":\"card_success\"}";
        assertProblem(post(live, "/v1/recharges", token, recharge), 400, "field_invalid");
        String account = "{\"kind\":\"sandbox_bank\",\"account\":\"bank_ok\"}";
        assertProblem(live.put("/v1/payout-account", token, account), 400, "field_invalid");
        assertThat(live.get("/v1/wallet", token).body().path("coins").asLong(-1))
                .isZero();
    }

    private void assertRefused(Map<String, String> environment, String how, String why) throws Exception {
        try (KilledServer other = new KilledServer(directory, environment, List.of())) {
            int code = how.equals("reset") ? other.command("server", "--reset") : other.command("server");
            assertThat(code).as(other.output()).isEqualTo(1);
            assertThat(other.output().lines().toList()).as(other.output()).hasSize(1);
            assertThat(other.output()).contains(why);
        }
    }

    private static Reply post(KilledServer live, String path, String token, String body) throws InterruptedException {
        return live.post(path, token, UUID.randomUUID().toString(), body);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.body().path("code").asText())
                .as(reply.body().toString())
                .isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
