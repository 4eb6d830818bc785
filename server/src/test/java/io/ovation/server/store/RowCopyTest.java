package io.ovation.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Rows arrive as they were put, of every type, and all or none of them. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RowCopyTest {
    private static final String[] COLUMNS = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};

    @Inject
    Database database;

    @Test
    void every_type_comes_back_as_it_was_put() {
        UUID id = UUID.fromString("0198c7a2-1111-7222-8333-944444444444");
        Instant moment = Instant.parse("1999-12-31T23:59:59.123456Z");
        LocalDate day = LocalDate.of(1970, 1, 2);
        database.useTransaction(handle -> {
            handle.execute("create temp table copied (a bigint, b integer, c boolean, d uuid, e timestamptz, f date,"
                    + " g text, h bytea, i integer[]) on commit drop");
            RowCopy rows = new RowCopy("copied", COLUMNS);
            rows.put(Long.MIN_VALUE)
                    .put(-7)
                    .put(true)
                    .put(id)
                    .put(moment)
                    .put(day)
                    .put("gïft 🎁")
                    .put(new byte[] {0, -1, 5})
                    .put(new int[] {1, -2, 3})
                    .endRow();
            rows.put((Long) null).putNull().putNull().put((UUID) null);
            rows.putNull().putNull().putNull().putNull().put(new int[0]).endRow();
            for (long i = 0; i < 10_000; i++) {
                rows.put(i).putNull().putNull().putNull().putNull();
                rows.putNull().putNull().putNull().putNull().endRow();
            }
            send(rows, handle);
            assertThat(rows.isEmpty()).isTrue();
            send(rows, handle);

            var first = handle.createQuery("select * from copied where b = -7")
                    .mapToMap()
                    .one();
            assertThat(first)
                    .containsEntry("a", Long.MIN_VALUE)
                    .containsEntry("c", true)
                    .containsEntry("d", id)
                    .containsEntry("e", Timestamp.from(moment))
                    .containsEntry("f", java.sql.Date.valueOf(day))
                    .containsEntry("g", "gïft 🎁");
            assertThat((byte[]) first.get("h")).containsExactly(0, -1, 5);
            assertThat(number(handle, "select count(*) from copied where i = '{1,-2,3}'"))
                    .isEqualTo(1);
            assertThat(number(handle, "select count(*) from copied where i = '{}' and a is null"))
                    .isEqualTo(1);
            assertThat(number(handle, "select count(*) from copied")).isEqualTo(10_002);
        });
    }

    @Test
    void a_row_that_is_there_already_fails_all_of_them() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    handle.execute("create temp table taken (a bigint primary key) on commit drop");
                    handle.execute("insert into taken values (2)");
                    RowCopy rows = new RowCopy("taken", "a");
                    rows.put(1L).endRow();
                    rows.put(2L).endRow();
                    send(rows, handle);
                }))
                .hasStackTraceContaining("duplicate key");
    }

    @Test
    void a_row_with_too_few_columns_is_a_fault_of_ours() {
        RowCopy rows = new RowCopy("anything", "a", "b");
        rows.put(1L);
        assertThatThrownBy(rows::endRow).isInstanceOf(IllegalStateException.class);
    }

    private static void send(RowCopy rows, Handle handle) {
        try {
            rows.send(handle.getConnection());
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
