/**
 * What the audience will do, worked out before anything is done: a pure function of a seed, the rooms and a start time.
 * Says which gifts are to be sent; moves no money itself. Imports {@code audience.community} only.
 */
@NullMarked
package io.ovation.audience.plan;

import org.jspecify.annotations.NullMarked;
