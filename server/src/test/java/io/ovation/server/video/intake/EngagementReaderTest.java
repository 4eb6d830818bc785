package io.ovation.server.video.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.video.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementReaderTest {
    private static final String LIKE =
            "{\"id\":\"1\",\"kind\":\"like\",\"video\":\"v\",\"viewer\":\"a\",\"market\":\"US\",\"at\":\"2026-11-23T10:00:00Z\"}";

    @Test
    void an_array_and_lines_say_the_same() {
        List<Engagement> array = read("[" + LIKE + "," + LIKE.replace("\"1\"", "\"2\"") + "]");
        List<Engagement> lines = read(LIKE + "\n" + LIKE.replace("\"1\"", "\"2\"") + "\n");
        assertThat(array).isEqualTo(lines).hasSize(2);
        assertThat(array.getFirst())
                .isEqualTo(new Engagement(
                        "1",
                        Engagement.Kind.LIKE,
                        "v",
                        "a",
                        null,
                        "US",
                        Source.OTHER,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        0,
                        false));
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void a_time_may_have_an_offset() {
        assertThat(read(LIKE.replace("10:00:00Z", "10:00:00.5+02:00"))
                        .getFirst()
                        .at())
                .isEqualTo(Instant.parse("2026-11-23T08:00:00.500Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z",
        "2026-02-28T23:59:59.1Z",
        "2024-02-29T00:00:00.123456789Z",
        "1970-01-01T00:00:01Z",
        "2999-12-31T23:59:59.999Z"
    })
    void a_time_is_what_java_says_it_is(String time) {
        assertThat(read(LIKE.replace("2026-11-23T10:00:00Z", time)).getFirst().at())
                .isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | {\"kind\":\"like\"}",
                "kind | {\"id\":\"1\",\"kind\":\"dislike\"}",
                "id | {\"id\":1}",
                "id | {\"id\":\"\"}",
                "id | {\"id\":\"1\",\"id\":\"2\"}",
                "at | {\"at\":\"yesterday\"}",
                "at | {\"at\":\"2026-02-30T10:00:00Z\"}",
                "at | {\"at\":\"2026-02-20T24:00:01Z\"}",
                "at | {\"at\":\"2026-02-20T10:00:0xZ\"}",
                "at | {\"at\":\"-999999999-01-01T00:00:00Z\"}",
                "watch_seconds | {\"watch_seconds\":1.5}",
                "watch_seconds | {\"watch_seconds\":-1}",
                "watch_seconds | {\"watch_seconds\":99999999999999999999}",
                "paid | {\"paid\":\"yes\"}",
                "source | {\"source\":\"tv\"}",
                "device | {\"kind\":\"view\",\"id\":\"1\"}",
                "watch_seconds | {\"kind\":\"like\",\"watch_seconds\":3}",
                "watch_seconds | {\"kind\":\"watch\"}",
                "video | {\"video\":{\"id\":\"v\"}}",
                "viewer | {\"viewer\":\"a\\u0000\"}",
            })
    void a_wrong_field_is_named_with_its_place(String field, String event) {
        assertThatThrownBy(() -> read(LIKE + "\n" + event)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
            assertThat(problem.field()).isEqualTo("events[1]." + field);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[", "17", "null", "[null]", "[[]]", "{} {", "[{}", "[] []", "''", "{\"id\":\"1\""})
    void what_is_no_batch_is_refused(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isIn(ProblemCode.MALFORMED_JSON, ProblemCode.FIELD_INVALID));
    }

    @Test
    void a_batch_has_its_most() {
        assertThatThrownBy(() -> read((LIKE + "\n").repeat(EngagementReader.MOST_EVENTS + 1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("events"));
    }

    private static List<Engagement> read(String body) {
        return EngagementReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
