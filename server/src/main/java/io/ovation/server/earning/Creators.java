package io.ovation.server.earning;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may see earnings and be paid: creators, and whoever has earned something before. Losing the right to receive gifts
 * does not lose anybody their money.
 */
@ApplicationScoped
public class Creators {
    private final Callers callers;
    private final Users users;
    private final Earnings earnings;

    Creators(Callers callers, Users users, Earnings earnings) {
        this.callers = callers;
        this.users = users;
        this.earnings = earnings;
    }

    /** The caller as a creator; {@code forbidden} for anybody else. */
    public User caller() {
        Caller caller = callers.user();
        if (!caller.is(Role.CREATOR) && !earnings.any(caller.userNumber())) {
            throw Problem.of(ProblemCode.FORBIDDEN).detail("This is for creators");
        }
        return users.get(caller.userNumber());
    }
}
