package io.ovation.client.user;

import java.util.List;

/**
 * A user as the platform and they themselves see them.
 *
 * @param id Ovation's public id, {@code usr_...}
 * @param avatarSeed picks the picture where there is none
 * @param currency of their market
 * @param ageKnown whether somebody asserted a birth date
 */
public record User(
        String id,
        String name,
        String handle,
        String avatarSeed,
        String market,
        String currency,
        List<String> roles,
        int followers,
        boolean ageKnown) {}
