package io.ovation.client.http;

/**
 * An answer with its version: hand the tag to {@link Call#ifMatch} to change only what you have seen.
 *
 * @param etag the version, as the server writes it
 */
public record Tagged<T>(T value, String etag) {}
