/**
 * Short videos and what happens to them: the videos themselves, the intake of engagement (views, likes, comments, shares, watch
 * time) by API and Kafka, and the daily facts that it becomes, exactly once.
 *
 * <p>Moves no money: tips, gifts, memberships and the fund read from here. May import the floor ({@code api}, {@code store},
 * {@code event}, {@code identity}, {@code clock}, {@code audit}).
 */
@NullMarked
package io.ovation.server.video;

import org.jspecify.annotations.NullMarked;
