package io.ovation.server.earning;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a creator is for a tax office, told by whoever verified it: an {@code @ApplicationScoped} bean. Blocking; any thread. */
public interface TaxIdentity {
    /** What is known of a creator; empty when nothing was handed in. */
    Optional<Person> of(long creator);

    /**
     * What forms say of the person.
     *
     * @param name as in documents
     * @param country of residence, ISO 3166
     * @param address one line; null when it is not known
     * @param taxNumber of the country, masked but for the last four characters; null when it is not known
     * @param form what was handed in: {@code W-9}, {@code W-8BEN}; null when nothing was
     */
    record Person(
            String name,
            @Nullable String country,
            @Nullable String address,
            @Nullable String taxNumber,
            @Nullable String form) {}
}
