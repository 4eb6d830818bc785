/**
 * The door to a running Ovation: requests with retries, user tokens, the room's socket. Asks for money to be moved and
 * believes what it is answered. Imports the JDK's HTTP client and Jackson only.
 */
@NullMarked
package io.ovation.audience.platform;

import org.jspecify.annotations.NullMarked;
