package io.ovation.server.video.intake;

/** The bytes of a batch as they came, to be read event by event. */
record EngagementBody(byte[] bytes) {}
