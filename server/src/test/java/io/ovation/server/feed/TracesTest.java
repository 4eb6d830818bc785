package io.ovation.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.ovation.server.OtlpReceiver;
import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a collector gets of one request: from the HTTP call over the entry in the books to the commit it waited for. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TracesTest {
    private static final int PATIENCE_ROUNDS = 600;

    @Test
    void one_trace_leads_from_the_request_of_a_gift_to_its_entry_and_the_commit() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 100);
        String live = juno.asks(Map.of("title", "Traced"))
                .post("/v1/lives")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String trace = UUID.randomUUID().toString().replace("-", "");
        String caller = "00f067aa0ba902b7";
        var answer = mia.asks(Map.of("gift", "cookie", "count", 1))
                .header("traceparent", "00-" + trace + "-" + caller + "-01")
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        List<Span> spans = spansOf(trace);

        Span request = named(spans, "POST /v1/lives/{live}/gifts");
        Span entry = named(spans, "ledger gift_sent");
        Span commit = named(spans, "journal commit");
        assertThat(hex(request.getParentSpanId())).isEqualTo(caller);
        assertThat(entry.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(commit.getParentSpanId()).isEqualTo(entry.getSpanId());
        assertThat(text(entry, "ovation.entry")).isEqualTo(answer.getString("entry_id"));
        assertThat(text(entry, "ovation.outcome")).isEqualTo("accepted");
        assertThat(number(entry, "ovation.sequence"))
                .isEqualTo(answer.getLong("sequence"))
                .isEqualTo(number(commit, "ovation.sequence"));
        assertThat(commit.getEndTimeUnixNano()).isGreaterThan(commit.getStartTimeUnixNano());
    }

    @Test
    void a_request_that_nobody_asked_to_trace_leaves_no_trace() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        TestServer.guest()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .get("/v1/info");
        String after = UUID.randomUUID().toString().replace("-", "");
        TestServer.guest()
                .header("traceparent", "00-" + after + "-00f067aa0ba902b7-01")
                .get("/v1/info");
        for (int round = 0; round < PATIENCE_ROUNDS && all(after).isEmpty(); round++) {
            Thread.sleep(50);
        }
        assertThat(all(after)).isNotEmpty();
        assertThat(all(trace)).isEmpty();
    }

    @Test
    void the_token_that_a_socket_has_in_its_query_is_in_no_trace() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String token = "a-token-that-nobody-may-read";
        TestServer.guest()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/v1/info?token=" + token);
        for (int round = 0; round < PATIENCE_ROUNDS && all(trace).isEmpty(); round++) {
            Thread.sleep(50);
        }
        assertThat(all(trace))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.toString()).doesNotContain(token));
        assertThat(all(trace).toString()).contains("characters]");
    }

    private static List<Span> spansOf(String trace) throws Exception {
        List<Span> spans = all(trace);
        for (int round = 0; round < PATIENCE_ROUNDS && spans.size() < 3; round++) {
            Thread.sleep(50);
            spans = all(trace);
        }
        return spans;
    }

    private static List<Span> all(String trace) throws IOException {
        List<Span> found = new ArrayList<>();
        for (byte[] message : OtlpReceiver.received()) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(message);
            request.getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .filter(span -> hex(span.getTraceId()).equals(trace))
                    .forEach(found::add);
        }
        return found;
    }

    private static Span named(List<Span> spans, String name) {
        assertThat(spans).extracting(Span::getName).contains(name);
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Span span, String key) {
        return attribute(span, key).getValue().getStringValue();
    }

    private static long number(Span span, String key) {
        return attribute(span, key).getValue().getIntValue();
    }

    private static KeyValue attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(each -> each.getKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
