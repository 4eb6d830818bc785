package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSecretsTest {
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key sk_test_51H8abcDEFghiJKL was refused",
                "GET /x?token=" + JWT + "&after=1",
                "Authorization: Bearer abcdefghijklmnop0123",
                "signed with whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "jdbc:postgresql://db/ovation?user=o&password=hunter22&ssl=true",
                "postgres://ovation:hunter22@db/ovation"
            })
    void what_looks_like_a_secret_is_not_written(String line) {
        assertThat(LogSecrets.clean(line))
                .contains(LogSecrets.MASK)
                .doesNotContain("51H8abc")
                .doesNotContain("eyJhbGci")
                .doesNotContain("abcdefghijklmnop0123")
                .doesNotContain("MfKQ9r8G")
                .doesNotContain("hunter22");
    }

    @Test
    void ordinary_lines_stay_as_they_are() {
        for (String line : List.of(
                "Request req_0123456789abcdef failed: POST /v1/lives/live_01k9/gifts",
                "shard 1: epoch 7 begins, token bucket of user:12 is empty",
                "entry ent_01k9zzzzzzzzzzzzzzzzzzzzzz at http://localhost:8080/v1?limit=5")) {
            assertThat(LogSecrets.clean(line)).isEqualTo(line);
        }
    }

    @Test
    void parameters_and_exceptions_are_cleaned_too_and_keep_their_place() {
        ExtLogRecord line =
                new ExtLogRecord(Level.WARNING, "no answer to %s", ExtLogRecord.FormatStyle.PRINTF, "io.ovation.Any");
        line.setParameters(new Object[] {"sk_live_abcdefgh12345678"});
        IllegalStateException thrown = new IllegalStateException(
                "it failed", new IllegalArgumentException("for password=hunter22 in the URL"));
        line.setThrown(thrown);

        assertThat(new LogSecrets().isLoggable(line)).isTrue();

        assertThat(line.getFormattedMessage()).isEqualTo("no answer to " + LogSecrets.MASK);
        assertThat(line.getThrown()).hasToString("java.lang.IllegalStateException: it failed");
        assertThat(line.getThrown().getCause().toString())
                .contains("IllegalArgumentException")
                .contains(LogSecrets.MASK);
        assertThat(line.getThrown().getStackTrace()).isEqualTo(thrown.getStackTrace());
    }
}
