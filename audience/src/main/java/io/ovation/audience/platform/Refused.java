package io.ovation.audience.platform;

/** The server understood and said no: a problem with a stable code. Asking again will not help. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String detail) {
        super(code + (detail.isBlank() ? "" : ": " + detail));
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem's code, such as {@code insufficient_coins}; {@code http_<status>} when the answer held none. */
    public String code() {
        return code;
    }
}
