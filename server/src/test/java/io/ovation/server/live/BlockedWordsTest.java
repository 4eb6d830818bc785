package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedWordsTest {
    private final BlockedWords words = new BlockedWords(List.of("bad", "glass", "free coins", "Ünwort"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad",
                "this is BAD",
                "b4d",
                "b@d",
                "bád",
                "baaaad",
                "b a d",
                "b.a.d",
                "b-4-d!",
                "bad!!!",
                "so bad.",
                "bаd",
                "ｂａｄ",
                "b\u200bad",
                "FREE   coins",
                "fr33 c0ins now",
                "unwort",
                "g1a$s",
                "glasssss"
            })
    void a_blocked_word_is_found_whatever_it_is_dressed_in(String text) {
        assertThat(words.blocks(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "badge",
                "a good day",
                "forbad",
                "free the coins",
                "glas",
                "hello!",
                "",
                "bd",
                "10 coins",
                "ab ad"
            })
    void what_only_contains_or_resembles_it_passes(String text) {
        assertThat(words.blocks(text)).isFalse();
    }

    @Test
    void an_empty_list_blocks_nothing() {
        assertThat(new BlockedWords(List.of()).blocks("bad")).isFalse();
    }
}
