import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds up the Surefire reports of all modules, names what failed, and closes a test run with one line:
 * {@code N passed, N failed, N skipped}. Maven goes on after a failing module, so that a run tells everything, and this is what
 * fails it. With {@code --all}, a test class without a report (its JVM died, or nothing ran it) counts as failed.
 */
final class TestSummary {
    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");
    private static final Pattern FAILED_CASE = Pattern.compile(
            "<testcase\\b[^>]*?\\bname=\"([^\"]*)\"[^>]*?\\bclassname=\"([^\"]*)\"[^>]*[^/]>\\s*<(?:failure|error)\\b");
    private static final Pattern REPORT = Pattern.compile("TEST-(.*)\\.xml");

    public static void main(String... arguments) throws IOException {
        List<Path> reports;
        try (var files = Files.walk(Path.of("."))) {
            reports = files.filter(file -> file.toString().matches(".*/target/surefire-reports/TEST-.*\\.xml"))
                    .toList();
        }
        long tests = 0;
        long failed = 0;
        long skipped = 0;
        for (Path report : reports) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (suite.find()) {
                tests += number(suite.group(), "tests");
                failed += number(suite.group(), "failures") + number(suite.group(), "errors");
                skipped += number(suite.group(), "skipped");
            }
            Matcher failure = FAILED_CASE.matcher(Files.readString(report));
            while (failure.find()) {
                System.out.println("failed: " + failure.group(2) + "." + failure.group(1));
            }
        }
        if (List.of(arguments).contains("--all")) {
            for (String missing : withoutReport(reports)) {
                System.out.println("no report: " + missing);
                tests++;
                failed++;
            }
        }
        System.out.printf("%n%d passed, %d failed, %d skipped%n", tests - failed - skipped, failed, skipped);
        System.exit(failed > 0 || tests == 0 ? 1 : 0);
    }

    private static Set<String> withoutReport(List<Path> reports) throws IOException {
        Set<String> classes = new TreeSet<>();
        try (var files = Files.walk(Path.of("."))) {
            files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.matches("\\./[^/]+/src/test/java/.*Test\\.java"))
                    .map(file -> file.replaceFirst(".*/src/test/java/", "").replace(".java", "").replace('/', '.'))
                    .forEach(classes::add);
        }
        for (Path report : reports) {
            Matcher name = REPORT.matcher(report.getFileName().toString());
            if (name.matches()) {
                classes.remove(name.group(1));
            }
        }
        return classes;
    }

    private static long number(String suite, String attribute) {
        Matcher value = Pattern.compile("\\b" + attribute + "=\"(\\d+)\"").matcher(suite);
        return value.find() ? Long.parseLong(value.group(1)) : 0;
    }
}
