package io.ovation.server.payout.tax;

import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tax-form}: what a creator tells of their taxes, and what is withheld by it. */
@Path("/v1/tax-form")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class TaxFormResource {
    private static final long EXAMPLE = 1_000_000;

    private final TaxForms forms;
    private final Callers callers;

    TaxFormResource(TaxForms forms, Callers callers) {
        this.forms = forms;
        this.callers = callers;
    }

    /** The form that the caller filed, with what is withheld by it; {@code kind} is {@code none} before the first. */
    @GET
    public FormView get() {
        return view(forms.newest(callers.user().userNumber()).orElse(null));
    }

    /** Files a form. It holds from now on; what was filed before is kept. */
    @PUT
    public FormView file(Filing filing) {
        return view(forms.file(callers.user().userNumber(), filing));
    }

    private FormView view(@Nullable TaxForm form) {
        LocalDate today = forms.today();
        // What would be withheld of a large payout: the rate that holds above every threshold.
        Withholding example = WithholdingRules.SHIPPED.of(form, EXAMPLE, "USD", EXAMPLE, today);
        WithholdingRules.Version rules = WithholdingRules.SHIPPED.on(today);
        return new FormView(
                form == null ? "none" : form.kind().text(),
                form != null && form.hasExpired(today),
                form == null ? null : form.name(),
                form == null ? null : forms.shownNumber(form),
                form == null ? null : form.country(),
                form != null && form.treaty(),
                form == null ? null : form.signedOn(),
                form == null ? null : form.expiresOn(),
                example.ratePpm(),
                example.why(),
                rules.version(),
                rules.source());
    }

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
            @Schema(
                    required = true,
                    enumeration = {"w9", "w8ben"})
            @Nullable
            String kind,

            @Schema(required = true) @Nullable String name,

            @Nullable String taxNumber,
            @Nullable String country,
            @Nullable Boolean treaty,
            @Nullable Boolean backupWithholding,

            @Schema(required = true) @Nullable String signedBy,

            @Schema(required = true) @Nullable Boolean certified) {}

    /**
     * A form as the API shows it.
     *
     * @param taxNumber its last four characters
     * @param ratePpm what is withheld of payouts above every threshold, in millionths
     * @param why in one sentence
     * @param source where the rules come from
     */
    public record FormView(
            @Schema(enumeration = {"none", "w9", "w8ben"}) String kind,

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
}
