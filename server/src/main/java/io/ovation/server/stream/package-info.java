/**
 * Events for whoever follows them: the list, streams (SSE) and sockets with replay from a cursor, Kafka topics, and the
 * AsyncAPI document of it all. Moves no money. May import the floor.
 */
@NullMarked
package io.ovation.server.stream;

import org.jspecify.annotations.NullMarked;
