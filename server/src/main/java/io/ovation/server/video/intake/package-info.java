/**
 * The intake of engagement: events come in batches by API and Kafka, are told apart by their ids, and become daily facts exactly
 * once (docs/decisions/engagement-intake.md). One commit is one SQL transaction: facts, fingerprints of what was counted, and the
 * place in Kafka; an answer leaves after it.
 *
 * <p>Moves no money. May import {@code video} and the floor.
 */
@NullMarked
package io.ovation.server.video.intake;

import org.jspecify.annotations.NullMarked;
