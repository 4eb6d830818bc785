/**
 * What must not be readable in the database: sealed with keys that stand in a setting or a secret file and nowhere else.
 * AES-256-GCM by Tink, with the purpose of each text as associated data.
 *
 * <p>Money moved: none.
 *
 * <p>May import {@code store}.
 */
@NullMarked
package io.ovation.server.vault;

import org.jspecify.annotations.NullMarked;
