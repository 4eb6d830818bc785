import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up the Surefire reports of all modules and closes a test run with one line: {@code N passed, N failed, N skipped}. */
final class TestSummary {
    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");

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
        }
        System.out.printf("%n%d passed, %d failed, %d skipped%n", tests - failed - skipped, failed, skipped);
        System.exit(failed > 0 || tests == 0 ? 1 : 0);
    }

    private static long number(String suite, String attribute) {
        Matcher value = Pattern.compile("\\b" + attribute + "=\"(\\d+)\"").matcher(suite);
        return value.find() ? Long.parseLong(value.group(1)) : 0;
    }
}
