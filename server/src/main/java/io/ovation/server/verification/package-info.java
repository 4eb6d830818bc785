/**
 * Who people are: identity checks with documents, kept sealed, and screening against sanctions lists with a review queue.
 *
 * <p>Money moved: none. Features that pay ask {@link io.ovation.server.verification.Verifications} for a person's level and
 * {@link io.ovation.server.verification.Screenings} whether somebody may be paid.
 *
 * <p>May import the floor packages and the libraries that read lists and compare names; no feature.
 */
@NullMarked
package io.ovation.server.verification;

import org.jspecify.annotations.NullMarked;
