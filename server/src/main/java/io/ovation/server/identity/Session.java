package io.ovation.server.identity;

import java.time.Instant;

/** A minted token and whom it is for. */
public record Session(String token, Instant expiresAt, UserView user) {
    static Session of(Tokens.Token token, UserView user) {
        return new Session(token.text(), token.expiresAt(), user);
    }
}
