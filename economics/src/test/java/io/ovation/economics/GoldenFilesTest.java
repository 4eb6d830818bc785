package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenFilesTest {

    @TestFactory
    Stream<DynamicTest> everyRuleMakesTheEntriesOfItsGoldenFile() {
        return GoldenFile.all().stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> compare(golden)));
    }

    private static void compare(GoldenFile golden) throws IOException {
        String now = golden.regenerated();
        if (GoldenFile.UPDATE) {
            Files.writeString(golden.path(), now);
        }
        assertThat(now)
                .as("%s; if the change is meant, run the tests of economics with -Dgolden.update=true", golden.path())
                .isEqualTo(Files.readString(golden.path()));
    }

    @Test
    void everyKindOfEventHasAGoldenFile() {
        List<Integer> explained = GoldenFile.all().stream()
                .flatMap(golden -> Stream.of(golden.json().required("cases").get(0)))
                .map(worked -> worked.required("entry").required("code").asInt())
                .distinct()
                .sorted()
                .toList();

        assertThat(explained)
                .isEqualTo(Arrays.stream(EventKind.values())
                        .map(EventKind::code)
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }
}
