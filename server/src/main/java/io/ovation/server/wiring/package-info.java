/**
 * Start-up: the command line, the data directory, the embedded PostgreSQL, the banner, the demo community. Moves no
 * money itself. May import everything; nothing imports it.
 */
@NullMarked
package io.ovation.server.wiring;

import org.jspecify.annotations.NullMarked;
