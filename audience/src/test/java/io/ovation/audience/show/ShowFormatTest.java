package io.ovation.audience.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.audience.show.Recorded.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowFormatTest {
    private final List<Recorded> events = new ArrayList<>();

    private void read(String file, ShowFormat expected) throws IOException {
        events.clear();
        try (InputStream resource = ShowFormatTest.class.getResourceAsStream("/shows/" + file);
                BufferedInputStream in = new BufferedInputStream(resource)) {
            assertThat(ShowFormat.sniff(in)).isEqualTo(expected);
            expected.read(in, events::add);
        }
    }

    private void readText(ShowFormat format, String text) throws IOException {
        events.clear();
        format.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), events::add);
    }

    private List<String> gifts() {
        return events.stream()
                .filter(Recorded.Gift.class::isInstance)
                .map(Recorded.Gift.class::cast)
                .map(gift -> gift.sender() + " " + gift.gift() + " " + gift.coinsEach() + "x" + gift.count())
                .toList();
    }

    private Map<Reason, Integer> skipped() {
        Map<Reason, Integer> skipped = new EnumMap<>(Reason.class);
        for (Recorded event : events) {
            if (event instanceof Recorded.Skipped skip) {
                skipped.merge(skip.reason(), 1, Integer::sum);
            }
        }
        return skipped;
    }

    @Test
    void ownNdjsonTellsGiftsCommentsAndLikesInTheirRooms() throws IOException {
        read("evening.ndjson", ShowFormat.NDJSON);
        assertThat(gifts())
                .containsExactly(
                        "u-101 spark -1x5",
                        "u-102  37x2",
                        "u-103 Harvest Moon 1200x1",
                        "u-102 lantern -1x1",
                        "u-105 pinata -1x3",
                        "u-106  5000x1");
        assertThat(skipped()).containsOnly(Map.entry(Reason.DUPLICATE, 1), Map.entry(Reason.FREE, 1));
        assertThat(events).contains(new Recorded.Like(5, 1772395206000L, "lake", "u-104", 40));
        assertThat(((Recorded.Gift) events.get(5)).room()).isEqualTo("dock");
    }

    @Test
    void linesNobodyCanReadAreCountedAndNeverFatal() throws IOException {
        read("nasty.ndjson", ShowFormat.NDJSON);
        assertThat(gifts()).containsExactly("u-2 spark -1x2", "u-3 no such gift -1x1");
        assertThat(skipped())
                .containsOnly(
                        Map.entry(Reason.MALFORMED, 6),
                        Map.entry(Reason.COUNT_INVALID, 3),
                        Map.entry(Reason.OTHER_KIND, 1));
    }

    @Test
    void ownCsvKnowsQuotesCommasLineBreaksAndAnEndInTheMiddle() throws IOException {
        read("evening.csv", ShowFormat.CSV);
        assertThat(gifts())
                .containsExactly("u-201 cookie -1x3", "u-202  144x1", "u-203 aurora -1x1", "u-205 clover -1x2");
        assertThat(events)
                .contains(new Recorded.Comment(2, 1772395200000L, "lake", "u-201", "hello, all of \"you\""))
                .contains(new Recorded.Comment(7, 1772395205000L, "lake", "u-204", "two\nlines"));
        assertThat(skipped()).containsOnly(Map.entry(Reason.MALFORMED, 1), Map.entry(Reason.TRUNCATED, 1));
    }

    @Test
    void aCsvWithoutItsHeaderIsRefusedWithTheCure() {
        assertThatThrownBy(() -> readText(ShowFormat.CSV, "1,2,3\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("time,room,sender,gift,coins,count");
    }

    @Test
    void streaksOfTheFirstConnectorCountOnceHoweverOftenTheyAreAnnounced() throws IOException {
        read("tiktok-v1.jsonl", ShowFormat.TIKTOK);
        assertThat(gifts())
                .containsExactly(
                        "9001 Rose 1x5",
                        "9003 Fireworks 1000x1",
                        "only.a.name Doughnut 30x1",
                        "9002 Ice Cream Cone 1x3");
        assertThat(skipped())
                .containsOnly(
                        Map.entry(Reason.STREAK_UPDATE, 5),
                        Map.entry(Reason.DUPLICATE, 4),
                        Map.entry(Reason.OTHER_KIND, 1));
    }

    @Test
    void theSecondConnectorsNestedEventsAreTheSameShow() throws IOException {
        read("tiktok-v2.jsonl", ShowFormat.TIKTOK);
        assertThat(gifts())
                .containsExactly(
                        "8101 Rose 1x9",
                        "8102 gift 5655 1x2",
                        "8103 Dragon 26999x1",
                        "8103 gift 5269 1x1",
                        "8103 gift 5269 1x4");
        assertThat(events)
                .allMatch(event ->
                        !(event instanceof Recorded.Gift gift) || gift.room().equals("7100000000000000001"));
        assertThat(events).contains(new Recorded.Like(8, 1772395208000L, "7100000000000000001", "8104", 12));
    }

    @Test
    void missingIdsAbsurdCountsAndBrokenLinesAreSurvived() throws IOException {
        read("tiktok-nasty.jsonl", ShowFormat.TIKTOK);
        assertThat(gifts())
                .containsExactly(
                        "1 gift 5655 1x1",
                        "1 gift 5655 1x2",
                        "unknown gift 5655 1x3",
                        "2 gift 777 -1x1",
                        "1 gift 5655 1x1");
        assertThat(skipped())
                .containsOnly(
                        Map.entry(Reason.STREAK_UPDATE, 4),
                        Map.entry(Reason.COUNT_INVALID, 2),
                        Map.entry(Reason.MALFORMED, 4),
                        Map.entry(Reason.FREE, 1),
                        Map.entry(Reason.OTHER_KIND, 1));
    }

    @Test
    void bililiveGiftsPaidCommentsAndGuardsHaveTheirPrices() throws IOException {
        read("bililive.xml", ShowFormat.BILILIVE);
        assertThat(gifts())
                .containsExactly(
                        "70002 小花花 1x3",
                        "70003 小花花 1x2",
                        "70003 盲盒 100x1",
                        "name:viewer-d mystery -1x1",
                        "70004 SuperChat 300x1",
                        "70005 Guard 3 1980x1");
        assertThat(skipped())
                .containsOnly(
                        Map.entry(Reason.DUPLICATE, 1), Map.entry(Reason.FREE, 1), Map.entry(Reason.MALFORMED, 1));
        assertThat(events.stream().filter(Recorded.Comment.class::isInstance)).hasSize(2);
    }

    @Test
    void aTruncatedXmlFileGivesWhatItHasAndItsEntitiesAreNotLookedUp() throws IOException {
        read("bililive-truncated.xml", ShowFormat.BILILIVE);
        assertThat(gifts()).containsExactly("1 spark 10x1");
        assertThat(skipped())
                .containsOnly(
                        Map.entry(Reason.MALFORMED, 2),
                        Map.entry(Reason.COUNT_INVALID, 1),
                        Map.entry(Reason.TRUNCATED, 1));
        assertThat(events.stream().filter(Recorded.Comment.class::isInstance)).hasSize(2);
    }

    @Test
    void anEntityInAnXmlFileReadsNothingFromThisMachine() throws IOException {
        readText(
                ShowFormat.BILILIVE,
                "<!DOCTYPE i [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><i><d p=\"1,1,1,1,1,0,1,0\">&x;</d></i>");
        assertThat(events.toString()).doesNotContain("root:");
    }

    @Test
    void aFileOfNoneOfTheFormatsIsRefusedInASentence() {
        assertThatThrownBy(() -> ShowFormat.sniff(new BufferedInputStream(
                        new ByteArrayInputStream("dear diary".getBytes(StandardCharsets.UTF_8)))))
                .hasMessageContaining("--format");
    }

    @Test
    void aStreakGivenUpOnThatGoesOnAfterAllAddsOnlyTheIncrease() throws IOException {
        readText(
                ShowFormat.TIKTOK,
                gift(1, 1, false, 1_000)
                        + gift(4, 2, false, 2_000)
                        + gift(9, 3, false, 400_000)
                        + gift(9, 4, true, 401_000));
        assertThat(gifts()).containsExactly("7 Rose 1x4", "7 Rose 1x5");
    }

    private static String gift(int count, int message, boolean end, long at) {
        return """
                {"event":"gift","data":{"giftId":1,"giftName":"Rose","diamondCount":1,"giftType":1,"repeatCount":%d,\
                "repeatEnd":%s,"groupId":"g","msgId":"%d","userId":"7","createTime":"%d"}}
                """.formatted(count, end, message, 1_772_395_200_000L + at);
    }
}
