package io.ovation.client.user;

import java.time.Instant;

/** A minted token, until when it is good, and for whom. */
public record Session(String token, Instant expiresAt, User user) {}
