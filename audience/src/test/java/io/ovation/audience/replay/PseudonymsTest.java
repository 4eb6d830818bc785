package io.ovation.audience.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static Pseudonyms under(String key) {
        return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void underTheSameKeyTheSamePersonStaysTheSame() {
        assertThat(under("k").of("sender", "9001")).isEqualTo(under("k").of("sender", "9001"));
    }

    @Test
    void anotherKeyAnotherPersonAndAnotherRoleGiveAnotherPseudonym() {
        Set<String> ids = new HashSet<>();
        ids.add(under("k").of("sender", "9001").externalId());
        ids.add(under("other").of("sender", "9001").externalId());
        ids.add(under("k").of("sender", "9002").externalId());
        ids.add(under("k").of("room", "9001").externalId());
        assertThat(ids).hasSize(4);
    }

    @Test
    void nothingOfTheNameIsLeft() {
        Pseudonyms.Pseudonym who = under("k").of("sender", "some.body");
        assertThat(who.toString()).doesNotContain("some.body");
        assertThat(who.handle()).matches("[a-z]+_[a-z]+[0-9]{1,5}");
        assertThat(who.name()).matches("[A-Z][a-z]+ [A-Z][a-z]+ [0-9]{1,5}");
    }

    @Test
    void peopleMentionedInATextAreRenamedToo() {
        String text = under("k").rename("hello @some.body and @名前, mail me at nobody");
        assertThat(text).doesNotContain("some.body").doesNotContain("名前").startsWith("hello @");
    }

    @Test
    void pseudonymsHardlyEverMeet() {
        Set<String> handles = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            handles.add(under("k").of("sender", "u" + i).handle());
        }
        assertThat(handles.size()).isGreaterThan(19_950);
    }
}
