package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.identity.Endpoints.Endpoint;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * JAX-RS picks the class by its path alone, and only then looks for a method (Jakarta REST 3.1, 3.7.2): a class whose path has
 * a template can hide what another class serves under the same address, and nobody gets through any more.
 */
class PathsHideNobodyTest {
    @Test
    void no_class_hides_what_another_one_serves() {
        List<Endpoint> endpoints = Endpoints.all();
        assertThat(endpoints).hasSizeGreaterThan(100);
        TreeSet<String> paths = new TreeSet<>();
        endpoints.forEach(endpoint -> paths.add(path(endpoint)));
        assertThat(paths).anyMatch(path -> path.contains("{"));
        assertThat(endpoints)
                .as("endpoints that a class of another path stands before: give both classes one path")
                .filteredOn(endpoint -> !shape(picked(paths, endpoint.route())).equals(shape(path(endpoint))))
                .isEmpty();
    }

    @Test
    void a_class_with_a_template_that_hides_another_is_found() {
        List<String> paths = List.of("/v1/users", "/v1/users/{external_id}", "/v1/users/{external_id}/residence");
        assertThat(picked(paths, "PUT /v1/users/{id}")).isEqualTo("/v1/users/{external_id}");
        assertThat(picked(paths, "GET /v1/users/search")).isEqualTo("/v1/users/{external_id}");
        assertThat(picked(paths, "GET /v1/users")).isEqualTo("/v1/users");
        assertThat(picked(paths, "PUT /v1/users/{id}/residence")).isEqualTo("/v1/users/{external_id}/residence");
    }

    /** The path of the class that gets a request: with the most literal characters of those that match, then the most templates. */
    private static String picked(Iterable<String> classPaths, String route) {
        String asked = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "~anything");
        String best = "";
        Comparator<String> order = Comparator.<String>comparingInt(path -> literals(path))
                .thenComparingLong(
                        path -> path.chars().filter(each -> each == '{').count());
        for (String path : classPaths) {
            if (matches(path, asked) && (best.isEmpty() || order.compare(path, best) > 0)) {
                best = path;
            }
        }
        return best;
    }

    private static boolean matches(String classPath, String asked) {
        StringBuilder regex = new StringBuilder();
        for (String part : classPath.split("/", -1)) {
            if (!part.isEmpty()) {
                regex.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
            }
        }
        return asked.matches(regex + "(/.*)?");
    }

    private static int literals(String path) {
        return path.replaceAll("\\{[^}]*}", "").length();
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static String path(Endpoint endpoint) {
        Path path = endpoint.method().getDeclaringClass().getAnnotation(Path.class);
        return path == null ? "/" : ("/" + path.value()).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }
}
