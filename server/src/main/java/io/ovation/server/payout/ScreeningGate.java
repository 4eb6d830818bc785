package io.ovation.server.payout;

import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.verification.PersonDetails;
import io.ovation.server.verification.ScreeningSubject;
import io.ovation.server.verification.Screenings;
import io.ovation.server.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing is paid to a person who was not screened against the sanctions lists, or whose name is like one on them. */
@ApplicationScoped
class ScreeningGate implements PayoutGate {
    private final Screenings screenings;
    private final Verifications verifications;
    private final Users users;

    ScreeningGate(Screenings screenings, Verifications verifications, Users users) {
        this.screenings = screenings;
        this.verifications = verifications;
        this.users = users;
    }

    @Override
    public @Nullable Wait waits(Payout payout) {
        return switch (screenings.screen(subject(payout))) {
            case CLEAR, NO_LIST -> null;
            case UNSCREENED ->
                new Wait("unscreened", "A check that the law asks for has not been made yet", null, false);
            case HIT, CONFIRMED ->
                new Wait("screening", "A check that the law asks for takes longer; two people look at it", null, false);
        };
    }

    /** The legal name once it is verified, the holder of the account, and what the person calls themselves without either. */
    private ScreeningSubject subject(Payout payout) {
        List<String> names = new ArrayList<>();
        Optional<PersonDetails> details = verifications.verified(payout.creator());
        details.ifPresent(known -> names.add(known.legalName()));
        if (payout.holder() != null) {
            names.add(payout.holder());
        }
        User user = users.get(payout.creator());
        if (names.isEmpty()) {
            names.add(user.name());
        }
        @Nullable LocalDate birth = details.map(PersonDetails::birthDate).orElse(user.birthDate());
        return new ScreeningSubject(payout.creator(), names, birth);
    }
}
