package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.TimedConnection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TimedConnectionTest {

    private final DataSource source = TestDatabase.empty();

    @Test
    void a_database_that_does_not_answer_is_an_error_and_not_a_wait() throws Exception {
        try (TimedConnection open = TimedConnection.open(source, 200);
                Statement statement = open.sql().createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(60)")).isInstanceOf(SQLException.class);
        }
    }
}
