/**
 * What the audience does at a running Ovation beyond the Java client: describe people, find or start shows, fill wallets. Asks
 * for money to be moved and believes what it is answered. Imports the client only.
 */
@NullMarked
package io.ovation.audience.platform;

import org.jspecify.annotations.NullMarked;
