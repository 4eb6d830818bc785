package io.ovation.audience.platform;

import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.user.UserDescription;

/** One user of the platform as the audience acts for them: described to the server when first needed. Any thread. */
public final class Account {
    private final Ovation ovation;
    private final String externalId;
    private final UserDescription description;
    private final Person person;
    private boolean described;

    /** A user by the platform's own id. */
    public Account(Ovation ovation, String externalId, UserDescription description) {
        this.ovation = ovation;
        this.externalId = externalId;
        this.description = description;
        this.person = ovation.as(externalId);
    }

    /** The server as this user sees it. The first call blocks. */
    public synchronized Person person() {
        if (!described) {
            describe();
            described = true;
        }
        return person;
    }

    /** Without the handle when somebody else has it. */
    private void describe() {
        try {
            ovation.users().describe(externalId, description).now();
        } catch (ProblemException.InvalidRequest e) {
            if (!e.is("field_invalid") || description.handle() == null) {
                throw e;
            }
            ovation.users().describe(externalId, description.handle(null)).now();
        }
    }
}
