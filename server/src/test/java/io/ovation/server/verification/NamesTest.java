package io.ovation.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are alike enough for somebody to look, and which are not. */
class NamesTest {
    private static final double THRESHOLD = ScreeningRules.SHIPPED.threshold();

    @ParameterizedTest
    @CsvSource({
        "Muammar Qadhafi, 'QADHAFI, Muammar'",
        "Vladimir Ivanovich Petrov, 'PETROV, Vladimir Ivanovic'",
        "Владимир Петров, 'PETROV, Vladimir'",
        "Abdul Rahman al-Hassan, 'AL HASSAN, Abdul Rahman'",
        "Mohammed Yusuf Karim, 'KARIM, Mohamed Yusuf'",
        "José María Núñez, 'NUNEZ, Jose Maria'",
        "Sergei Kuznetsov, 'KUZNETSOV, Sergey'",
        "Jon Erik Sorensen, 'SØRENSEN, Jon Erik'",
        "Γεώργιος Παπαδόπουλος, 'PAPADOPOULOS, Georgios'"
    })
    void other_spellings_of_a_listed_name_are_found(String name, String listed) {
        assertThat(likeness(name, listed)).isGreaterThanOrEqualTo(THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "Juno Example, 'QADHAFI, Muammar'",
        "Maria Santos, 'SANTOS, Joao Paulo'",
        "Ivan Petrov, 'IVANOV, Pyotr'",
        "Anna Schmidt, 'SCHMITT, Johann'",
        "Mohammed Ali, 'MOHAMMED, Yusuf Karim'",
        "Li Wei, 'WEI, Chen'",
        "Juno, 'JUNO, Marcus Aurelius'",
        "John Smith, 'SMYTHE, Edward John'"
    })
    void people_who_only_share_a_part_are_not(String name, String listed) {
        assertThat(likeness(name, listed)).isLessThan(THRESHOLD);
    }

    @Test
    void of_many_common_names_nobody_is_on_a_list_by_chance() {
        List<String> first = List.of(
                "James", "Mary", "Wei", "Fatima", "Olga", "Carlos", "Anna", "Yuki", "Ahmed", "Priya", "Liam", "Emma",
                "Noah", "Sofia", "Lucas", "Mia", "Hugo", "Lea", "Omar", "Ines");
        List<String> last = List.of(
                "Smith",
                "Garcia",
                "Müller",
                "Tanaka",
                "Kowalski",
                "Dubois",
                "Rossi",
                "Jensen",
                "Nguyen",
                "Kim",
                "Okafor",
                "Haddad",
                "Costa",
                "Novak",
                "Brown",
                "Wilson",
                "Martin",
                "Lopez",
                "Walker",
                "Young",
                "Hall",
                "Allen",
                "King");
        ScreeningIndex index = new ScreeningIndex(
                "test",
                ScreeningRules.SHIPPED,
                List.of(
                                "PETROV, Vladimir Ivanovich",
                                "AL HASSAN, Abdul Rahman",
                                "KARIM, Mohamed Yusuf",
                                "NUNEZ, Jose Maria")
                        .stream()
                        .map(name -> ScreeningIndex.Listed.of(
                                "test", new ListedEntry(name, List.of(name), List.of(), List.of(), null, null)))
                        .toList());
        int screened = 0;
        for (String one : first) {
            for (String other : last) {
                assertThat(index.matches(new ScreeningSubject(1, List.of(one + " " + other), null)))
                        .as(one + " " + other)
                        .isEmpty();
                screened++;
            }
        }
        assertThat(screened).isEqualTo(first.size() * last.size());
    }

    @Test
    void dates_of_birth_decide_what_names_leave_open() {
        ListedEntry entry = new ListedEntry(
                "9", List.of("PETROV, Vladimir I"), List.of("12 Mar 1960"), List.of("Russia"), "TEST", null);
        ScreeningIndex index =
                new ScreeningIndex("test", ScreeningRules.SHIPPED, List.of(ScreeningIndex.Listed.of("test", entry)));
        List<String> names = List.of("Vladimir Petrow");
        assertThat(index.matches(new ScreeningSubject(1, names, LocalDate.of(1961, 1, 1))))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.evidence().birth()).isEqualTo("same");
                    assertThat(match.evidence().listedName()).isEqualTo("PETROV, Vladimir I");
                });
        assertThat(index.matches(new ScreeningSubject(1, names, LocalDate.of(1995, 5, 5))))
                .as("35 years younger")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Juno Example, Juno Example, MATCH",
        "EXAMPLE JUNO, Juno Éxample, MATCH",
        "Juno Marie Example, Juno Example, CLOSE_MATCH",
        "Juno Exampel, Juno Example, CLOSE_MATCH",
        "Mallory Other, Juno Example, NO_MATCH"
    })
    void a_payee_is_compared_with_the_verified_name_and_the_answer_says_why(
            String holder, String verified, NameComparison.Result result) {
        NameComparison comparison = NameComparison.of(holder, verified);
        assertThat(comparison.result()).isEqualTo(result);
        assertThat(comparison.text()).isNotBlank();
    }

    private static double likeness(String name, String listed) {
        return NameLikeness.of(NameText.words(name), NameText.words(listed));
    }
}
