package io.ovation.server.contract;

import io.ovation.server.api.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the document that the OpenAPI extension draws from the JAX-RS annotations: what an endpoint does (from its
 * Javadoc), who may call it (from {@code @Allow}), what it takes and answers (from its records), and how it may refuse
 * (from {@code @Refuses}). Runs once, while the server is built, and notes in the document what is not
 * said, which a test refuses.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractDocument implements OASFilter {
    /** The security scheme of the platform's servers. */
    static final String PLATFORM_KEY = "platform_key";

    /** The security scheme of users, and of staff, who are users with more roles. */
    static final String USER_TOKEN = "user_token";

    /** Stands in the document only while something is wrong with it, for a test to find. */
    static final String FAULTS = "x-faults";

    private static final String ABOUT = """
            The economy of a live community beside your app: coins, gifts, earnings, payouts, and the books under them.

            Money that is charged or paid out is `{"amount": 349, "currency": "USD"}` in minor units; what is earned is \
            `{"micros": 505000, "currency": "USD"}` in millionths. Coins and diamonds are whole numbers. Times are RFC 3339 in \
            UTC. Ids are prefixed and opaque. Fields that have no value are left out. Bodies hold at most 64 KiB; a field that \
            is not known is refused by its name.

            Every POST that moves money takes an `Idempotency-Key`: the same key and body have the same outcome however often \
            they are sent. Errors are RFC 9457 problems with a stable `code`; new codes and new fields may come within v1, so \
            take what you do not know for what its status says.""";

    private final IndexView index;

    /** For the extension, which knows the classes of the application. */
    public ContractDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<String> faults = new ArrayList<>();
        SchemaBook schemas = new SchemaBook(faults);
        Map<String, PathItem> paths = new TreeMap<>();
        Set<ProblemCode> used = EnumSet.noneOf(ProblemCode.class);
        Set<Area> areas = EnumSet.noneOf(Area.class);
        for (Endpoint each : endpoints()) {
            @Nullable PathItem scanned = document.getPaths().getPathItem(each.path());
            @Nullable
            Operation operation =
                    scanned == null ? null : scanned.getOperations().get(PathItem.HttpMethod.valueOf(each.verb()));
            if (operation == null) {
                throw new IllegalStateException("the extension found no " + each.verb() + " " + each.path());
            }
            Area.of(each.resource()).ifPresent(areas::add);
            faults.addAll(each.faults());
            used.addAll(ProblemAnswers.codes(each));
            OperationText.complete(operation, each, schemas);
            paths.computeIfAbsent(each.path(), path -> OASFactory.createPathItem())
                    .setOperation(PathItem.HttpMethod.valueOf(each.verb()), operation);
        }
        document.paths(OASFactory.createPaths());
        paths.forEach(document.getPaths()::addPathItem);
        document.info(OASFactory.createInfo()
                .title("Ovation")
                .version("1")
                .description(ABOUT)
                .license(OASFactory.createLicense().name("Apache 2.0").identifier("Apache-2.0")));
        document.servers(
                List.of(OASFactory.createServer().url("/").description("The server this document comes from")));
        document.tags(areas.stream()
                .sorted(Comparator.comparing(Area::title))
                .map(area -> OASFactory.createTag().name(area.title()).description(area.about()))
                .toList());
        document.components(OASFactory.createComponents()
                .schemas(schemas.named())
                .examples(ProblemAnswers.examples(used))
                .addSecurityScheme(
                        PLATFORM_KEY, bearer("The platform's servers: a secret key, `sk_test_…` or `sk_live_…`."))
                .addSecurityScheme(
                        USER_TOKEN,
                        bearer("Users and staff: a token from `POST /v1/user-tokens` or from the identity provider.")));
        if (!faults.isEmpty()) {
            document.addExtension(FAULTS, faults);
        }
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        index.getAnnotations(DotName.createSimple(Path.class)).stream()
                .filter(each -> each.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(each -> each.target().asClass().name().toString())
                .filter(name -> name.startsWith("io.ovation.server."))
                .sorted()
                .forEach(name -> endpoints.addAll(Endpoint.of(load(name))));
        return endpoints;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the index names a class that cannot be loaded: " + name, e);
        }
    }

    private static SecurityScheme bearer(String about) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(about);
    }
}
