package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks every endpoint of every feature. */
class EndpointsAreGuardedTest {
    @Test
    void every_endpoint_says_who_may_call_it() {
        List<String> endpoints = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.ovation.server")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.getAnnotations().stream()
                        .anyMatch(each -> each.getRawType().isAnnotatedWith(HttpMethod.class))) {
                    endpoints.add(method.getFullName());
                    boolean isMarked = isMarked(method)
                            || (method.tryGetAnnotationOfType(Allow.class).isEmpty()
                                    && (type.isAnnotatedWith(Allow.class) || type.isAnnotatedWith(Public.class)));
                    if (!isMarked) {
                        open.add(method.getFullName());
                    }
                }
            }
        }
        assertThat(endpoints).hasSizeGreaterThan(5);
        assertThat(open).as("endpoints with neither @Allow nor @Public").isEmpty();
    }

    private static boolean isMarked(JavaMethod method) {
        return method.isAnnotatedWith(Allow.class) || method.isAnnotatedWith(Public.class);
    }
}
