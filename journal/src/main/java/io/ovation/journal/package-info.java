/** Placeholder while the house is being laid out. */
@org.jspecify.annotations.NullMarked
package io.ovation.journal;
