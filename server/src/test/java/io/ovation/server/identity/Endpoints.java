package io.ovation.server.identity;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every endpoint of the server, found in its classes. */
public final class Endpoints {
    private Endpoints() {}

    /** All, by route. */
    public static List<Endpoint> all() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.ovation.server")) {
            if (type.getMethods().stream()
                    .noneMatch(method -> method.getAnnotations().stream()
                            .anyMatch(each -> each.getRawType().isAnnotatedWith(HttpMethod.class)))) {
                continue;
            }
            for (Method method : type.reflect().getDeclaredMethods()) {
                verb(method).ifPresent(verb -> endpoints.add(new Endpoint(method, verb + " " + path(method))));
            }
        }
        endpoints.sort(Comparator.comparing(Endpoint::route));
        return endpoints;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Method method) {
        StringBuilder path = new StringBuilder();
        for (@Nullable
        Path part :
                new Path[] {method.getDeclaringClass().getAnnotation(Path.class), method.getAnnotation(Path.class)}) {
            if (part != null && !part.value().isEmpty()) {
                path.append(part.value().startsWith("/") ? "" : "/").append(part.value());
            }
        }
        return path.toString().replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    /**
     * An endpoint.
     *
     * @param route method and path: {@code GET /v1/payouts/{id}}
     */
    public record Endpoint(Method method, String route) {
        /** Whether it may block. */
        public boolean runsOnVirtualThread() {
            return method.isAnnotationPresent(RunOnVirtualThread.class)
                    || method.getDeclaringClass().isAnnotationPresent(RunOnVirtualThread.class);
        }
    }
}
