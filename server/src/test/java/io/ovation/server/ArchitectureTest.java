package io.ovation.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the rules of the house: arrows point down only. A new arrow between packages is added here first, in the open,
 * and then drawn into docs/architecture/packages.md by running this test with {@code -Ddocs.write=true}.
 */
class ArchitectureTest {
    private static final String ROOT = "io.ovation.server.";
    private static final Set<String> FLOOR =
            Set.of("api", "store", "event", "identity", "clock", "feed", "callback", "audit", "approval", "vault");
    private static final Set<String> NAMES_THAT_HIDE =
            Set.of("Manager", "Helper", "Util", "Utils", "Common", "Impl", "Dto", "DTO");

    /** What every feature may import: the floor, what creators earned, and rates of currencies. */
    private static final Set<String> FEATURE = with(FLOOR, "earning", "fx");

    /** What each package may import beside the modules below the server. Features may import the whole floor. */
    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("store", Set.of()),
            Map.entry("vault", Set.of("store")),
            Map.entry("api", Set.of("store")),
            Map.entry("event", Set.of("api", "store")),
            Map.entry("identity", Set.of("api", "store", "event")),
            Map.entry("clock", Set.of("api", "store", "identity")),
            Map.entry("feed", Set.of("api", "store", "clock", "identity")),
            Map.entry("audit", Set.of("api", "store", "identity")),
            Map.entry("approval", Set.of("api", "store", "identity", "clock", "audit")),
            Map.entry("callback", Set.of("api", "store", "identity", "clock")),
            Map.entry("contract", Set.of("api", "identity")),
            Map.entry("fx", FLOOR),
            Map.entry("earning", with(FLOOR, "fx")),
            Map.entry("payment", FLOOR),
            Map.entry("coin", with(FEATURE, "payment")),
            Map.entry("live", FEATURE),
            Map.entry("verification", FLOOR),
            Map.entry("payout", with(FEATURE, "verification")),
            Map.entry("finance", FEATURE),
            Map.entry("stream", FLOOR),
            Map.entry("webhook", FLOOR),
            Map.entry("video", FLOOR),
            Map.entry("programme", FEATURE),
            Map.entry("fund", with(FEATURE, "programme", "video")),
            Map.entry("tip", with(FEATURE, "payment", "live", "video")),
            Map.entry("gift", with(FEATURE, "live", "coin", "video")),
            Map.entry("risk", with(FEATURE, "coin", "live", "payment", "payout")),
            Map.entry("membership", with(FEATURE, "payment", "live", "video")),
            Map.entry("stripe", with(FEATURE, "payment", "payout"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ovation");

    @Test
    void packages_import_only_what_they_are_allowed_to() {
        Map<String, Set<String>> actual = arrows();
        for (Map.Entry<String, Set<String>> each : actual.entrySet()) {
            if (!each.getKey().equals("wiring")) {
                assertThat(ALLOWED)
                        .as("every package of the server has its allowed arrows here")
                        .containsKey(each.getKey());
                assertThat(ALLOWED.get(each.getKey()))
                        .as("what " + each.getKey() + " imports")
                        .containsAll(each.getValue());
            }
        }
    }

    @Test
    void packages_of_the_server_form_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching("io.ovation.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_the_feed_and_the_wiring_know_the_journal() {
        noClasses()
                .that()
                .resideInAPackage("io.ovation.server..")
                .and()
                .resideOutsideOfPackages(ROOT + "feed..", ROOT + "wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ovation.journal..")
                .check(CLASSES);
    }

    @Test
    void modules_point_down_only() {
        noClasses()
                .that()
                .resideInAnyPackage("io.ovation.ledger..", "io.ovation.economics..", "io.ovation.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ovation.server..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.ovation.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ovation.economics..", "io.ovation.journal..", "java.sql..", "java.net..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.ovation.economics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ovation.journal..", "java.sql..", "java.net..", "java.time.Clock")
                .check(CLASSES);
    }

    @Test
    void only_the_wiring_knows_the_audience() {
        noClasses()
                .that()
                .resideInAPackage("io.ovation.server..")
                .and()
                .resideOutsideOfPackage(ROOT + "wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ovation.audience..")
                .check(CLASSES);
    }

    @Test
    void no_name_hides_what_a_thing_is() {
        List<String> hiding = CLASSES.stream()
                .filter(type -> !type.getSimpleName().isEmpty())
                .filter(type -> NAMES_THAT_HIDE.stream().anyMatch(type.getSimpleName()::endsWith)
                        || type.isInterface() && type.getSimpleName().matches("I[A-Z][a-z].*"))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertThat(hiding).isEmpty();
    }

    @Test
    void the_drawn_graph_is_the_one_that_holds() throws IOException {
        Path file = Path.of(System.getProperty("project.root", ".."), "docs/architecture/packages.md");
        String drawn = drawing();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, drawn);
        }
        assertThat(file)
                .as("run this test with -Ddocs.write=true to draw it anew")
                .hasContent(drawn);
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String from = part(type);
            if (from.isEmpty()) {
                continue;
            }
            Set<String> to = arrows.computeIfAbsent(from, name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = part(dependency.getTargetClass());
                if (!target.isEmpty() && !target.equals(from)) {
                    to.add(target);
                }
            }
        }
        return arrows;
    }

    private static String part(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        int end = name.indexOf('.', ROOT.length());
        return end < 0 ? name.substring(ROOT.length()) : name.substring(ROOT.length(), end);
    }

    private static String drawing() {
        StringBuilder text = new StringBuilder("""
                # Packages of the server

                Generated by `ArchitectureTest` from the arrows it allows; a change of one without the other fails the build.
                Every feature may import the whole floor; `wiring` may import everything and nothing imports it; only `feed` and
                `wiring` import the journal.

                ```mermaid
                graph TD
                    wiring --> features
                    subgraph features
                """);
        for (Map.Entry<String, Set<String>> each : ALLOWED.entrySet()) {
            if (!FLOOR.contains(each.getKey())) {
                text.append("        ").append(each.getKey()).append('\n');
                for (String target : new TreeSet<>(each.getValue())) {
                    if (!FLOOR.contains(target)) {
                        text.append("        ")
                                .append(each.getKey())
                                .append(" --> ")
                                .append(target)
                                .append('\n');
                    }
                }
            }
        }
        text.append("    end\n    features --> floor\n    subgraph floor\n");
        for (Map.Entry<String, Set<String>> each : ALLOWED.entrySet()) {
            if (FLOOR.contains(each.getKey())) {
                for (String target : new TreeSet<>(each.getValue())) {
                    text.append("        ")
                            .append(each.getKey())
                            .append(" --> ")
                            .append(target)
                            .append('\n');
                }
            }
        }
        return text.append("""
                    end
                    feed --> journal
                    feed --> economics
                    floor --> ledger
                    features --> economics
                    journal --> ledger
                    economics --> ledger
                ```
                """).toString();
    }

    private static Set<String> with(Set<String> base, String... more) {
        Set<String> all = new TreeSet<>(base);
        all.addAll(List.of(more));
        return all;
    }
}
