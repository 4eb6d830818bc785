package io.ovation.client.http;

import java.net.URI;
import java.time.Duration;

/**
 * How a client speaks with its server. Immutable.
 *
 * @param server such as {@code https://ovation.example.com}; without {@code /v1}
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long one try may take
 * @param tries how often a call is made at most, the first time included
 * @param longestPause between two tries; a server that asks for a longer one ends the call instead
 * @param atOnce how many requests may be under way; further ones wait in their order
 */
public record Settings(
        URI server, Duration connectTimeout, Duration answerTimeout, int tries, Duration longestPause, int atOnce) {
    public Settings {
        if (server.getHost() == null || !("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
            throw new IllegalArgumentException("A server is named like https://ovation.example.com, not " + server);
        }
        if (tries < 1 || atOnce < 1) {
            throw new IllegalArgumentException("At least one try and one request at once");
        }
    }

    /** The usual: 5 s to connect, 20 s for an answer, 5 tries, at most 30 s between them, 64 requests at once. */
    public static Settings of(URI server) {
        return new Settings(server, Duration.ofSeconds(5), Duration.ofSeconds(20), 5, Duration.ofSeconds(30), 64);
    }

    /** With another number of tries. */
    public Settings withTries(int number) {
        return new Settings(server, connectTimeout, answerTimeout, number, longestPause, atOnce);
    }

    /** With another number of requests at once. */
    public Settings withAtOnce(int number) {
        return new Settings(server, connectTimeout, answerTimeout, tries, longestPause, number);
    }

    /** With another longest pause. */
    public Settings withLongestPause(Duration pause) {
        return new Settings(server, connectTimeout, answerTimeout, tries, pause, atOnce);
    }

    /** With another time that one try may take. */
    public Settings withAnswerTimeout(Duration timeout) {
        return new Settings(server, connectTimeout, timeout, tries, longestPause, atOnce);
    }
}
