package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of libraries against a server that speaks as OSV does and knows one hole. */
@Tag("slow")
class DependencyAuditTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("project.root", ".."), ".ci", "DependencyAudit.java");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path project;

    private HttpServer osv;

    @BeforeEach
    void aProjectAndADatabaseOfHoles() throws Exception {
        Files.createDirectories(project.resolve("server/target/quarkus-app"));
        Files.createDirectories(project.resolve("web"));
        Files.createDirectories(project.resolve(".ci"));
        Files.writeString(
                project.resolve("server/target/quarkus-app/quarkus-app-dependencies.txt"),
                "com.example:good::jar:1.0\ncom.example:leaky::jar:2.0\nio.ovation:ovation-ledger::jar:0.1.0-SNAPSHOT\n");
        Files.writeString(
                project.resolve("web/package-lock.json"),
                "{\"packages\":{\"\":{},\"node_modules/react\":{\"version\":\"19.0.0\",\"integrity\":\"sha512-x\"}}}");
        Files.writeString(project.resolve("pom.xml"), "<project><version>1.0</version></project>");
        osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/querybatch", exchange -> {
            JsonNode asked = JSON.readTree(exchange.getRequestBody());
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode results = answer.putArray("results");
            for (JsonNode query : asked.path("queries")) {
                ObjectNode result = results.addObject();
                if (query.path("package").path("name").asText().equals("com.example:leaky")
                        && query.path("version").asText().equals("2.0")) {
                    result.putArray("vulns").addObject().put("id", "GHSA-test-hole");
                }
            }
            byte[] body = JSON.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        osv.start();
    }

    @AfterEach
    void stop() {
        osv.stop(0);
    }

    @Test
    void a_known_hole_fails_the_audit_until_it_is_excepted_for_a_time() throws Exception {
        Run hole = audit(address());
        assertThat(hole.output())
                .contains("2 Java libraries, 1 npm packages", "Maven com.example:leaky 2.0", "GHSA-test-hole");
        assertThat(hole.exit()).isEqualTo(1);

        Files.writeString(project.resolve(".ci/audit-exceptions.txt"), "GHSA-test-hole 2999-01-01 it is not called\n");
        assertThat(audit(address()).exit()).isZero();

        Files.writeString(project.resolve(".ci/audit-exceptions.txt"), "GHSA-test-hole 2020-01-01 it is not called\n");
        Run ended = audit(address());
        assertThat(ended.output()).contains("ended on 2020-01-01");
        assertThat(ended.exit()).isEqualTo(1);
    }

    @Test
    void an_audit_that_could_not_ask_says_so_and_loose_versions_fail_it_all_the_same() throws Exception {
        String nobody = address();
        osv.stop(0);
        Run silent = audit(nobody);
        assertThat(silent.output()).contains("NOT CHECKED");
        assertThat(silent.exit()).isZero();
        assertThat(audit(nobody, "--strict").exit()).isEqualTo(1);

        Files.writeString(project.resolve("pom.xml"), "<project><version>[1.0,2.0)</version></project>");
        Files.writeString(
                project.resolve("web/package-lock.json"),
                "{\"packages\":{\"node_modules/react\":{\"version\":\"19.0.0\"}}}");
        Run loose = audit(nobody);
        assertThat(loose.output()).contains("[1.0,2.0) is not fixed", "npm react has no hash");
        assertThat(loose.exit()).isEqualTo(1);
    }

    private String address() {
        return "http://127.0.0.1:" + osv.getAddress().getPort();
    }

    private record Run(int exit, String output) {}

    private Run audit(String osvAddress, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jackson(),
                PROGRAM.toString(),
                "--root",
                project.toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("OSV_URL", osvAddress);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }

    /** The three jars that the program reads JSON with. */
    private static String jackson() {
        return List.of(
                        JsonNode.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonInclude.class)
                .stream()
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                .orElseThrow();
    }
}
