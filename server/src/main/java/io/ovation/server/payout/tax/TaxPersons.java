package io.ovation.server.payout.tax;

import io.ovation.server.earning.TaxIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the figures for tax forms who a creator is: as on the form that the creator filed last. */
@ApplicationScoped
class TaxPersons implements TaxIdentity {
    private final TaxForms forms;

    TaxPersons(TaxForms forms) {
        this.forms = forms;
    }

    @Override
    public Optional<Person> of(long creator) {
        return forms.newest(creator)
                .map(form -> new Person(
                        form.name(),
                        form.country(),
                        null,
                        forms.shownNumber(form),
                        switch (form.kind()) {
                            case W9 -> "W-9";
                            case W8BEN -> "W-8BEN";
                        }));
    }
}
