package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalTooNew;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JournalSchemaTest {

    @Test
    void applying_twice_changes_nothing() throws Exception {
        DataSource source = TestDatabase.fresh();
        try (Connection connection = source.getConnection()) {
            JournalSchema.apply(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(TestDatabase.number(source, "select version from journal.schema_version"))
                .isEqualTo(JournalSchema.VERSION);
    }

    @Test
    void data_of_a_newer_version_is_refused_and_left_alone() throws Exception {
        DataSource source = TestDatabase.fresh();
        TestDatabase.execute(source, "update journal.schema_version set version = 99");
        try (Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> JournalSchema.apply(connection))
                    .isInstanceOf(JournalTooNew.class)
                    .hasMessageContaining("newer version of Ovation")
                    .hasMessageContaining("99");
        }
        assertThat(TestDatabase.number(source, "select version from journal.schema_version"))
                .isEqualTo(99);
    }
}
