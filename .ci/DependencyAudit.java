import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Audits what is shipped: every Java library of the packaged server and every npm package of the web application.
 *
 * <pre>java -cp 'server/target/quarkus-app/lib/main/*' .ci/DependencyAudit.java [--strict] [--offline] [--root DIR]</pre>
 *
 * <p>Always: versions are fixed (no range, no snapshot of others), and npm packages carry their hash. With a way to the database of
 * known holes (OSV; another address in OSV_URL): none of them has one, but for those in {@code .ci/audit-exceptions.txt}, each with a
 * reason and a day on which it ends. Without a way it says NOT CHECKED, which fails with {@code --strict} only. With
 * {@code --offline} nobody is asked: what a test says must not depend on the day.
 *
 * <p>Ends with 0 when all is well, 1 otherwise.
 */
final class DependencyAudit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Library(String ecosystem, String name, String version) {
        @Override
        public String toString() {
            return ecosystem + " " + name + " " + version;
        }
    }

    private final Path root;
    private final List<String> faults = new ArrayList<>();

    private DependencyAudit(Path root) {
        this.root = root;
    }

    public static void main(String... arguments) throws Exception {
        List<String> words = List.of(arguments);
        int at = words.indexOf("--root");
        System.exit(new DependencyAudit(Path.of(at < 0 ? "." : words.get(at + 1))).run(words.contains("--strict"), words.contains("--offline")));
    }

    private int run(boolean isStrict, boolean isOffline) throws Exception {
        List<Library> java = javaLibraries();
        List<Library> npm = npmPackages();
        pinned();
        System.out.printf("dependency audit: %d Java libraries, %d npm packages%n", java.size(), npm.size());
        List<Library> all = new ArrayList<>(java);
        all.addAll(npm);
        boolean isChecked = !isOffline && knownHoles(all);
        if (!isChecked && isStrict) {
            faults.add("known holes were not checked");
        }
        faults.forEach(fault -> System.out.println("  FAULT " + fault));
        System.out.println(
                faults.isEmpty()
                        ? isChecked ? "  no known hole, all versions fixed" : "  all versions fixed"
                        : "  " + faults.size() + " faults");
        return faults.isEmpty() ? 0 : 1;
    }

    /** Quarkus lists what it packs, one {@code group:artifact:classifier:type:version} a line. */
    private List<Library> javaLibraries() throws IOException {
        Path list = root.resolve("server/target/quarkus-app/quarkus-app-dependencies.txt");
        if (!Files.exists(list)) {
            faults.add(list + " is missing: package the server first");
            return List.of();
        }
        List<Library> libraries = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.strip().split(":");
            if (parts.length >= 4 && !parts[0].equals("io.ovation")) {
                String version = parts[parts.length - 1];
                libraries.add(new Library("Maven", parts[0] + ":" + parts[1], version));
                if (version.endsWith("-SNAPSHOT")) {
                    faults.add(line + " is a snapshot");
                }
            }
        }
        return libraries;
    }

    private List<Library> npmPackages() throws IOException {
        List<Library> packages = new ArrayList<>();
        JsonNode lock = JSON.readTree(root.resolve("web/package-lock.json").toFile());
        lock.path("packages").properties().forEach(each -> {
            String path = each.getKey();
            JsonNode content = each.getValue();
            if (path.isEmpty() || content.path("link").asBoolean()) {
                return;
            }
            String name = path.substring(path.lastIndexOf("node_modules/") + "node_modules/".length());
            if (!content.has("integrity") && !content.path("inBundle").asBoolean()) {
                faults.add("npm " + name + " has no hash in package-lock.json");
            }
            packages.add(new Library("npm", name, content.path("version").asText()));
        });
        return packages.stream().distinct().toList();
    }

    /** Every version in the poms is one version. */
    private void pinned() throws IOException {
        Pattern version = Pattern.compile("<version>([^<$]*)</version>");
        List<Path> poms;
        try (var files = Files.walk(root, 2)) {
            poms = files.filter(file -> file.endsWith("pom.xml")).toList();
        }
        for (Path pom : poms) {
            Matcher found = version.matcher(Files.readString(pom));
            while (found.find()) {
                String text = found.group(1);
                boolean isOurs = text.equals("0.1.0-SNAPSHOT");
                if (!isOurs && text.matches(".*(SNAPSHOT|LATEST|RELEASE|[\\[\\](),]).*")) {
                    faults.add(pom + ": the version " + text + " is not fixed");
                }
            }
        }
    }

    /** Whether the database of known holes answered. */
    private boolean knownHoles(List<Library> libraries) throws IOException, InterruptedException {
        String address = System.getenv().getOrDefault("OSV_URL", "https://api.osv.dev");
        Map<String, LocalDate> exceptions = exceptions();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (int from = 0; from < libraries.size(); from += BATCH) {
                List<Library> some = libraries.subList(from, Math.min(libraries.size(), from + BATCH));
                HttpResponse<String> answer;
                JsonNode results;
                try {
                    answer = client.send(request(address, some), HttpResponse.BodyHandlers.ofString());
                    results = answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("results") : null;
                } catch (IOException away) {
                    System.out.println("  NOT CHECKED against known holes: " + address + " does not answer (" + away + ")");
                    return false;
                }
                if (answer.statusCode() != 200) {
                    System.out.println("  NOT CHECKED against known holes: " + address + " answers " + answer.statusCode());
                    return false;
                }
                judge(some, results, exceptions);
            }
        }
        return true;
    }

    private void judge(List<Library> asked, JsonNode results, Map<String, LocalDate> exceptions) {
        if (results.size() != asked.size()) {
            faults.add("the database answered " + results.size() + " of " + asked.size() + " questions");
            return;
        }
        for (int i = 0; i < asked.size(); i++) {
            for (JsonNode hole : results.get(i).path("vulns")) {
                String id = hole.path("id").asText();
                LocalDate until = exceptions.get(id);
                if (until == null) {
                    faults.add(asked.get(i) + " has the known hole " + id);
                } else if (until.isBefore(LocalDate.now())) {
                    faults.add("the exception for " + id + " (" + asked.get(i) + ") ended on " + until);
                } else {
                    System.out.println("  excepted until " + until + ": " + id + " in " + asked.get(i));
                }
            }
        }
    }

    private static HttpRequest request(String address, List<Library> libraries) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode queries = body.putArray("queries");
        for (Library library : libraries) {
            ObjectNode query = queries.addObject();
            query.putObject("package").put("ecosystem", library.ecosystem()).put("name", library.name());
            query.put("version", library.version());
        }
        return HttpRequest.newBuilder(URI.create(address + "/v1/querybatch"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    /** Lines of {@code <id> <day> <reason>}. */
    private Map<String, LocalDate> exceptions() throws IOException {
        Map<String, LocalDate> exceptions = new TreeMap<>();
        Path file = root.resolve(".ci/audit-exceptions.txt");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("\\s+", 3);
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (words.length < 3) {
                    faults.add("audit-exceptions.txt: '" + line + "' is not an id, a day and a reason");
                } else {
                    exceptions.put(words[0], LocalDate.parse(words[1]));
                }
            }
        }
        return exceptions;
    }
}
