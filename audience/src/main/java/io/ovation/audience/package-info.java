/**
 * The synthetic audience: viewers that arrive, chat, like and gift, and the replay of recorded shows.
 *
 * <p>Moves money only as any client does, by asking the platform over HTTP with a platform key and user tokens; holds no
 * balance of its own beyond what it was told. May import Ovation's Java client, Jackson, picocli and its own
 * sub-packages; never a server class.
 */
@NullMarked
package io.ovation.audience;

import org.jspecify.annotations.NullMarked;
