package io.ovation.client.payout;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The tax form by which payouts of a creator are withheld from, or not. */
public final class TaxForms {
    private final Door door;

    /** For one creator. */
    public TaxForms(Door door) {
        this.door = door;
    }

    /** The form that the caller filed, with what is withheld by it; its kind is {@code none} before the first. */
    public Call<Form> get() {
        return door.get(Route.of("tax-form"), Form.class);
    }

    /** Files a form. It holds from now on; what was filed before is kept. */
    public Call<Form> file(Filing filing) {
        return door.put(Route.of("tax-form"), filing, Form.class);
    }

    /**
     * A form as the API shows it.
     *
     * @param taxNumber its last four characters
     * @param ratePpm what is withheld of payouts above every threshold, in millionths
     * @param why in one sentence
     * @param source where the rules come from
     */
    public record Form(
            String kind,
            boolean expired,
            @Nullable String name,
            @Nullable String taxNumber,
            @Nullable String country,
            boolean treaty,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate expiresOn,
            int ratePpm,
            String why,
            int rulesVersion,
            String source) {}

    /**
     * A form to file.
     *
     * @param name as on the tax return
     * @param taxNumber SSN, ITIN or EIN for a W-9; the number of one's own country for a treaty's rate
     * @param country of residence; a W-9 is of the United States
     * @param treaty whether to claim the rate of a treaty
     * @param backupWithholding whether the IRS has told that backup withholding applies
     * @param signedBy one's name, typed as a signature
     * @param certified that all of it is true, under penalties of perjury
     */
    public record Filing(
            String kind,
            String name,
            @Nullable String taxNumber,
            @Nullable String country,
            @Nullable Boolean treaty,
            @Nullable Boolean backupWithholding,
            String signedBy,
            boolean certified) {
        /** A W-9 of a person in the United States, signed with their name. */
        public static Filing w9(String name, String taxNumber) {
            return new Filing("w9", name, taxNumber, null, null, null, name, true);
        }

        /** A W-8BEN of a person elsewhere, signed with their name; with a tax number of their country a treaty's rate is claimed. */
        public static Filing w8ben(String name, String country, @Nullable String taxNumber) {
            return new Filing("w8ben", name, taxNumber, country, taxNumber != null, null, name, true);
        }
    }
}
