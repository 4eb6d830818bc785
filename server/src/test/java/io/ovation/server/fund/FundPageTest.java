package io.ovation.server.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked example of docs/concepts/creator-fund.md is what the formula says. */
class FundPageTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d\\.\\d{6}) \\|$", Pattern.MULTILINE);
    private static final long POOL = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void the_worked_example_is_what_the_formula_gives() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("project.root", ".."), "docs/concepts/creator-fund.md"));
        assertThat(page).contains("A pool of 1.000000 USD, at most 100.00 USD a thousand views");
        Map<Integer, List<VideoDay>> creators = new LinkedHashMap<>();
        List<Long> written = new ArrayList<>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            long views = Long.parseLong(rows.group(3));
            creators.computeIfAbsent(Integer.valueOf(rows.group(1)), key -> new ArrayList<>())
                    .add(new VideoDay(
                            Long.parseLong(rows.group(2)), 30, false, views, views, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            written.add(new BigDecimal(rows.group(4)).movePointRight(6).longValueExact());
        }
        assertThat(written).hasSize(4);

        FundFormula formula = new FundFormula(
                new FundTerms("US", 1, LocalDate.of(2026, 1, 1), FundMode.POOL, "pool-2", POOL, 6, 0, 0, 0, 0, PRICE));
        long[] views = creators.values().stream()
                .mapToLong(videos -> videos.stream().mapToLong(formula::weight).sum())
                .toArray();
        long[] shares =
                Apportionment.divide(formula.shared(POOL, Arrays.stream(views).sum()), views);
        List<Long> computed = new ArrayList<>();
        int place = 0;
        for (List<VideoDay> videos : creators.values()) {
            formula.lines(videos, Exclusion.NONE, shares[place++]).forEach(line -> computed.add(line.micros()));
        }
        assertThat(computed).isEqualTo(written);
        assertThat(computed.stream().mapToLong(Long::longValue).sum()).isEqualTo(POOL);
        assertThat(page).contains("at 50.00 USD a thousand views those 11 would share 0.550000");
        FundFormula cheaper = new FundFormula(new FundTerms(
                "US", 2, LocalDate.of(2026, 1, 1), FundMode.POOL, "pool-2", POOL, 6, 0, 0, 0, 0, 50_000_000));
        assertThat(cheaper.shared(POOL, 11)).isEqualTo(550_000);
    }
}
