package io.ovation.client.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server understood and said no. Which exception it is follows the HTTP status, so that it can be caught by kind; what it
 * is exactly says {@link #code()}.
 *
 * <pre>{@code
 * try {
 *     noor.gifts().send(live, GiftRequest.of("aurora")).now();
 * } catch (ProblemException.Conflict no) {
 *     if (no.is("insufficient_coins")) { ... }
 * }
 * }</pre>
 */
public abstract sealed class ProblemException extends OvationException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.inOneLine());
        this.problem = problem;
    }

    /** The exception of a problem. */
    public static ProblemException of(Problem problem, @Nullable Duration retryAfter) {
        return switch (problem.status()) {
            case 401 -> new NotSignedIn(problem);
            case 403 -> new NotAllowed(problem);
            case 404, 410 -> new NotFound(problem);
            case 409, 412 -> new Conflict(problem);
            case 429, 503 -> new Busy(problem, retryAfter);
            default -> problem.status() >= 500 ? new ServerFault(problem) : new InvalidRequest(problem);
        };
    }

    /** Everything the server said. */
    public Problem problem() {
        return problem;
    }

    /** The stable code. */
    public String code() {
        return problem.code();
    }

    /** Whether the code is this one. */
    public boolean is(String code) {
        return problem.code().equals(code);
    }

    /** The HTTP status. */
    public int status() {
        return problem.status();
    }

    /** The request itself is wrong (400, 413, 422 ...): the same request will never be accepted. */
    public static final class InvalidRequest extends ProblemException {
        private static final long serialVersionUID = 1L;

        private InvalidRequest(Problem problem) {
            super(problem);
        }
    }

    /** No key or token, or one that is not valid (any more) (401). */
    public static final class NotSignedIn extends ProblemException {
        private static final long serialVersionUID = 1L;

        private NotSignedIn(Problem problem) {
            super(problem);
        }
    }

    /** Not with this sign-in, or a rule about the person is not met, such as the age (403). */
    public static final class NotAllowed extends ProblemException {
        private static final long serialVersionUID = 1L;

        private NotAllowed(Problem problem) {
            super(problem);
        }
    }

    /** There is no such thing, or it is somebody else's (404). */
    public static final class NotFound extends ProblemException {
        private static final long serialVersionUID = 1L;

        private NotFound(Problem problem) {
            super(problem);
        }
    }

    /** The state of things does not allow it, such as too few coins (409, 412). */
    public static final class Conflict extends ProblemException {
        private static final long serialVersionUID = 1L;

        private Conflict(Problem problem) {
            super(problem);
        }
    }

    /**
     * The server stayed busy through all tries (429, 503). Nothing happened, except with the code {@code outcome_unknown}: then
     * it may have.
     */
    public static final class Busy extends ProblemException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        private Busy(Problem problem, @Nullable Duration retryAfter) {
            super(problem);
            this.retryAfter = retryAfter;
        }

        /** When the server wants to be asked again; null when it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A fault of the server (500 and the like). What was asked may have happened. */
    public static final class ServerFault extends ProblemException {
        private static final long serialVersionUID = 1L;

        private ServerFault(Problem problem) {
            super(problem);
        }
    }
}
