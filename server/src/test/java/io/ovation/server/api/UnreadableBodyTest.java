package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableBodyTest {

    record Asked(String gift, int count) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"gift\":\"sp", "{\"gift\"", "{", "", "]", "{\"gift\":\"spark\",}", "not json", "{\"gift\":tru"
            })
    void aBodyThatIsNotJsonIsMalformedWhereverItBreaks(String body) {
        assertThat(problem(body).code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void aValueOfTheWrongKindNamesItsField() {
        Problem problem = problem("{\"gift\":\"spark\",\"count\":\"many\"}");
        assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
        assertThat(problem.field()).isEqualTo("count");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Problem problem = problem("{\"gift\":\"spark\",\"amount\":1}");
        assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
        assertThat(problem.field()).isEqualTo("amount");
    }

    private static Problem problem(String body) {
        try {
            new ObjectMapper().readValue(body, Asked.class);
        } catch (JsonProcessingException unreadable) {
            return ProblemMappers.problem(unreadable);
        }
        throw new AssertionError("was read: " + body);
    }
}
