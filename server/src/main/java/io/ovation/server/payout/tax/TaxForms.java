package io.ovation.server.payout.tax;

import io.ovation.server.api.Problem;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Tax forms: every one that was filed is kept, the newest holds. Tax numbers are sealed. Blocking; any thread. */
@ApplicationScoped
public class TaxForms {
    private static final int LONGEST = 120;

    private final Database database;
    private final Vault vault;
    private final Clocks clocks;

    TaxForms(Database database, Vault vault, Clocks clocks) {
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
    }

    /** The form that a creator filed last, whether it has expired or not. */
    public Optional<TaxForm> newest(long creator) {
        return database.withHandle(handle -> newest(handle, creator));
    }

    /** The same in a transaction. */
    public Optional<TaxForm> newest(Handle handle, long creator) {
        return handle.createQuery("SELECT * FROM payout_tax_form WHERE creator = :creator ORDER BY number DESC LIMIT 1")
                .bind("creator", creator)
                .map(TaxForms::row)
                .findOne();
    }

    /** The last four characters of a form's tax number, for people. */
    public @Nullable String shownNumber(TaxForm form) {
        if (form.taxNumber() == null) {
            return null;
        }
        String clear = vault.open(purpose(form.creator()), form.taxNumber());
        return "…" + clear.substring(Math.max(0, clear.length() - 4));
    }

    /** The day by which forms hold. */
    LocalDate today() {
        return LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC);
    }

    /** Files a form; the same one again changes nothing. {@code field_invalid} names what is missing. */
    TaxForm file(long creator, TaxFormResource.Filing filing) {
        TaxForm form = checked(creator, filing);
        String number = clearNumber(form, filing.taxNumber());
        return database.inTransaction(handle -> {
            handle.createQuery(
                            "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('tax-form', :creator))) AS l")
                    .bind("creator", creator)
                    .mapTo(Integer.class)
                    .one();
            Optional<TaxForm> before = newest(handle, creator);
            if (before.isPresent() && isSame(before.get(), form, number)) {
                return before.get();
            }
            handle.createUpdate("""
                            INSERT INTO payout_tax_form (number, creator, kind, name, tax_number, country, treaty,
                                backup_withholding, signed_by, signed_on, expires_on, filed_at)
                            VALUES (nextval('payout_tax_form_number'), :creator, :kind, :name, :tax, :country, :treaty,
                                :backup, :signedBy, :signedOn, :expires, :at)""")
                    .bind("creator", creator)
                    .bind("kind", form.kind().text())
                    .bind("name", form.name())
                    .bind("tax", number == null ? null : vault.seal(purpose(creator), number))
                    .bind("country", form.country())
                    .bind("treaty", form.treaty())
                    .bind("backup", form.backupWithholding())
                    .bind("signedBy", form.signedBy())
                    .bind("signedOn", form.signedOn())
                    .bind("expires", form.expiresOn())
                    .bind("at", form.filedAt())
                    .execute();
            return newest(handle, creator).orElseThrow();
        });
    }

    private boolean isSame(TaxForm before, TaxForm form, @Nullable String number) {
        String known = before.taxNumber() == null ? null : vault.open(purpose(before.creator()), before.taxNumber());
        return before.kind() == form.kind()
                && before.name().equals(form.name())
                && java.util.Objects.equals(known, number)
                && before.country().equals(form.country())
                && before.treaty() == form.treaty()
                && before.backupWithholding() == form.backupWithholding()
                && before.signedOn().equals(form.signedOn());
    }

    private TaxForm checked(long creator, TaxFormResource.Filing filing) {
        TaxForm.Kind kind = Arrays.stream(TaxForm.Kind.values())
                .filter(each -> each.text().equals(filing.kind()))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("kind", "The form is w9 (United States) or w8ben (other countries)"));
        String name = text(filing.name(), "name", "Give the name as on your tax return");
        String signedBy = text(filing.signedBy(), "signed_by", "Type your name to sign");
        if (!Boolean.TRUE.equals(filing.certified())) {
            throw Problem.invalid("certified", "The form holds only when it is certified under penalties of perjury");
        }
        String country = kind == TaxForm.Kind.W9 ? "US" : filing.country();
        if (country == null || !Arrays.asList(Locale.getISOCountries()).contains(country)) {
            throw Problem.invalid("country", "Give the country of residence as two capitals, such as DE");
        }
        if (kind == TaxForm.Kind.W8BEN && country.equals("US")) {
            throw Problem.invalid("country", "Residents of the United States file a W-9");
        }
        LocalDate today = today();
        boolean treaty = kind == TaxForm.Kind.W8BEN && Boolean.TRUE.equals(filing.treaty());
        WithholdingRules.Version rules = WithholdingRules.SHIPPED.on(today);
        if (treaty && !rules.w8ben().treaties().containsKey(country)) {
            throw Problem.invalid("treaty", "There is no treaty with " + country + " that lowers the rate");
        }
        return new TaxForm(
                creator,
                kind,
                name,
                null,
                country,
                treaty,
                kind == TaxForm.Kind.W9 && Boolean.TRUE.equals(filing.backupWithholding()),
                signedBy,
                today,
                kind == TaxForm.Kind.W8BEN
                        ? LocalDate.of(today.getYear() + rules.w8ben().years(), 12, 31)
                        : null,
                clocks.business());
    }

    /** A tax number without spaces and dashes; nine digits where it is one of the United States. */
    private static @Nullable String clearNumber(TaxForm form, @Nullable String text) {
        String number = text == null ? "" : text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (form.kind() == TaxForm.Kind.W9 && (!number.matches("\\d{9}") || number.matches("(\\d)\\1{8}"))) {
            throw Problem.invalid("tax_number", "A W-9 needs the nine digits of an SSN, ITIN or EIN");
        }
        if (form.treaty() && number.isEmpty()) {
            throw Problem.invalid("tax_number", "A treaty's rate needs the tax number of your country");
        }
        if (!number.matches("[A-Z0-9/.]{0,30}")) {
            throw Problem.invalid("tax_number", "A tax number has letters and digits, at most 30");
        }
        return number.isEmpty() ? null : number;
    }

    private static String text(@Nullable String value, String field, String detail) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw Problem.invalid(field, detail + ", in at most " + LONGEST + " characters");
        }
        return value.strip();
    }

    private static String purpose(long creator) {
        return "tax-number:" + creator;
    }

    private static TaxForm row(ResultSet row, StatementContext context) throws SQLException {
        return new TaxForm(
                row.getLong("creator"),
                TaxForm.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("tax_number"),
                row.getString("country"),
                row.getBoolean("treaty"),
                row.getBoolean("backup_withholding"),
                row.getString("signed_by"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                row.getTimestamp("filed_at").toInstant());
    }
}
