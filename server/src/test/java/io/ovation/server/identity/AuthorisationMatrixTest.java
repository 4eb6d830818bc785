package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.identity.Endpoints.Endpoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint as every kind of caller, on their own and on somebody else's object, against what docs/api/authorisation.md
 * says. The endpoints come from the code: a new one without a row fails.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class AuthorisationMatrixTest {
    private static final List<String> COLUMNS =
            List.of("guest", "user", "creator", "brand", "support", "finance", "trust", "admin", "key");

    @Inject
    MatrixScene scene;

    @Test
    void every_endpoint_has_a_row_and_every_row_an_endpoint() {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Endpoints.all().stream().map(Endpoint::route).toList());
    }

    @Test
    void every_caller_gets_what_the_row_says_on_their_own_and_on_somebody_elses() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, List<String>> row : rows().entrySet()) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                String route = row.getKey();
                String who = COLUMNS.get(i);
                String cell = row.getValue().get(i);
                MatrixScene.Requests requests = scene.requests(route, who);
                asked += requests.own() == null ? 1 : 2;
                ask(route, who, requests.others(), cell.equals("own") && requests.isObject() ? "hidden" : cell, wrong);
                if (requests.own() != null) {
                    ask(route, who, requests.own(), cell, wrong);
                }
            }
        }
        assertThat(wrong).as("of %s requests", asked).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void a_key_without_the_scope_of_the_row_is_refused_and_one_with_it_is_let_in() {
        List<String> wrong = new ArrayList<>();
        Map<Scope, String> keys = scene.keyOfEachScope();
        rows().forEach((route, cells) -> {
            if (!cells.get(COLUMNS.indexOf("key")).equals("yes")
                    || cells.getFirst().equals("yes")) {
                return;
            }
            String scope = cells.get(COLUMNS.size());
            for (Map.Entry<Scope, String> each : keys.entrySet()) {
                Response answer = send(
                        route,
                        TestServer.bearer(each.getValue()),
                        scene.requests(route, "key").others());
                boolean isIn = !"scope_missing".equals(code(answer));
                // Making keys may still be refused for the scopes asked for, which is another matter.
                if (isIn != each.getKey().text().equals(scope) && !route.endsWith("/v1/keys")) {
                    wrong.add(route + " with scope " + each.getKey().text() + ": " + answer.statusCode());
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(keys).hasSize(Scope.values().length - 1);
    }

    private void ask(String route, String who, MatrixScene.Asked asked, String cell, List<String> wrong) {
        Response answer = send(route, scene.as(who), asked);
        int status = answer.statusCode();
        String code = code(answer);
        boolean isShut = status == 401 || status == 403 && (code.equals("forbidden") || code.equals("scope_missing"));
        boolean isRight = switch (cell) {
            case "yes" -> !isShut && status < 500;
            case "own" -> !isShut && status != 404 && status < 500;
            case "hidden" -> status == 404 || status == 403;
            case "no" -> status == (who.equals("guest") ? 401 : 403) && isShut;
            case "signed" -> code.equals("callback_signature_invalid");
            default -> throw new IllegalArgumentException("no cell says " + cell);
        };
        if (!isRight) {
            wrong.add("%s as %s on %s should be '%s' but was %d %s"
                    .formatted(route, who, asked.path(), cell, status, code));
        }
    }

    private static Response send(String route, RequestSpecification as, MatrixScene.Asked asked) {
        RequestSpecification request =
                as.header("Idempotency-Key", UUID.randomUUID().toString());
        if (!route.startsWith("GET") && !route.startsWith("DELETE")) {
            request.body(asked.body());
        }
        return request.request(route.substring(0, route.indexOf(' ')), asked.path());
    }

    private static String code(Response answer) {
        return answer.statusCode() < 400 || !answer.contentType().contains("json")
                ? ""
                : String.valueOf(answer.jsonPath().getString("code"));
    }

    /** Route to cells, from the page that people read. */
    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Path page = Path.of(System.getProperty("project.root", ".."), "docs/api/authorisation.md");
        try {
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("| `")) {
                    String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= COLUMNS.size() + 1; i++) {
                        row.add(cells[i].strip());
                    }
                    rows.put(cells[0].strip().replace("`", ""), row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
