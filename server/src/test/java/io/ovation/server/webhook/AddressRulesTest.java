package io.ovation.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.api.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go, and where never. */
class AddressRulesTest {
    private final AddressRules rules = new AddressRules(List.of(), true, AddressRulesTest::literal);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.8.9.10:8080/hook",
                "http://0.0.0.0/",
                "http://10.0.0.7/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://192.0.0.8/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[fe80::1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[ff02::1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[2001:db8::1]/"
            })
    void private_and_special_addresses_are_refused(String url) {
        assertThatThrownBy(() -> rules.check(url))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("private or special");
        assertThatThrownBy(() -> rules.target(url)).isInstanceOf(AddressRules.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.216.34/hook", "http://8.8.8.8:8080/?a=b", "https://[2606:4700::1111]/"})
    void public_addresses_are_taken(String url) {
        assertThatCode(() -> rules.check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://93.184.216.34/",
                "file:///etc/passwd",
                "93.184.216.34",
                "https://",
                "https:///hook",
                "https://user:secret@93.184.216.34/",
                "https://93.184.216.34/#part",
                "https://93.184.216.34/a b",
                "not an address"
            })
    void what_is_no_plain_web_address_is_refused(String url) {
        assertThatThrownBy(() -> rules.check(url)).isInstanceOf(Problem.class);
    }

    @Test
    void plain_http_is_refused_where_money_is_real() {
        AddressRules live = new AddressRules(List.of(), false, AddressRulesTest::literal);
        assertThatThrownBy(() -> live.check("http://93.184.216.34/")).hasMessageContaining("https");
        assertThatCode(() -> live.check("https://93.184.216.34/")).doesNotThrowAnyException();
    }

    @Test
    void a_private_network_that_the_operator_names_is_allowed_and_no_other() {
        AddressRules inside = new AddressRules(List.of("10.1.0.0/16", "fd00:1::/32"), true, AddressRulesTest::literal);
        assertThatCode(() -> inside.check("http://10.1.2.3/")).doesNotThrowAnyException();
        assertThatCode(() -> inside.check("http://[fd00:1::7]/")).doesNotThrowAnyException();
        assertThatThrownBy(() -> inside.check("http://10.2.0.1/")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new AddressRules(List.of("10.1.0.0"), true, AddressRulesTest::literal))
                .hasMessageContaining("allowed-networks");
    }

    @Test
    void one_private_address_among_several_is_enough_to_be_refused() {
        AddressRules mixed = new AddressRules(List.of(), true, host ->
                new InetAddress[] {InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("127.0.0.1")});
        assertThatThrownBy(() -> mixed.check("https://hooks.example/")).isInstanceOf(Problem.class);
    }

    @Test
    void a_name_that_turns_private_after_it_was_accepted_is_refused_and_what_was_checked_is_what_is_connected_to()
            throws AddressRules.Refused {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "93.184.216.35", "127.0.0.1"));
        AddressRules rebinding = new AddressRules(
                List.of(), true, host -> new InetAddress[] {InetAddress.ofLiteral(answers.removeFirst())});
        rebinding.check("https://hooks.example/in?a=b");

        AddressRules.Target target = rebinding.target("https://hooks.example/in?a=b");
        assertThat(target.address().getHostAddress()).isEqualTo("93.184.216.35");
        assertThat(target.host()).isEqualTo("hooks.example");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.uri()).isEqualTo("/in?a=b");
        assertThat(answers).hasSize(1);

        assertThatThrownBy(() -> rebinding.target("https://hooks.example/in?a=b"))
                .isInstanceOf(AddressRules.Refused.class);
    }

    private static InetAddress[] literal(String host) throws UnknownHostException {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException noLiteral) {
            throw new UnknownHostException(host);
        }
    }
}
