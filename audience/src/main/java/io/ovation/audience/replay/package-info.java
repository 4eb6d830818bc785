/**
 * Replays recorded shows through a running system and proves that the ledger's totals agree with the file's. Has coins bought
 * in the sandbox and gifts sent by pseudonymous users, over HTTP. Imports {@code audience}, {@code audience.show},
 * {@code audience.platform} and {@code audience.community}.
 */
@NullMarked
package io.ovation.audience.replay;

import org.jspecify.annotations.NullMarked;
