package io.ovation.server.verification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a hit is one: both sides, as they were when it was found.
 *
 * @param name the person's name that was compared
 * @param listedName the name on the list that it is like
 * @param nameLikeness 0 to 1, before dates of birth were looked at
 * @param birthDate the person's, where it is known
 * @param births the list's
 * @param birth what the dates say: {@code same}, {@code differs}, {@code unknown}
 * @param otherNames further names of the entry
 */
public record HitEvidence(
        String name,
        String listedName,
        double nameLikeness,
        @Nullable String birthDate,
        List<String> births,

        @Schema(enumeration = {"same", "differs", "unknown"})
        String birth,

        List<String> otherNames,
        List<String> countries,
        @Nullable String programme,
        @Nullable String remarks) {}
