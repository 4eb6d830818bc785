package io.ovation.server.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.SandboxCallbacks;
import io.ovation.server.identity.Secrets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payout provider that moves no money. It keeps its own books in its own tables and tells us by signed callbacks, again
 * and again until we answer 2xx, what became of a transfer. That is decided by the account, one of {@link #ACCOUNTS}; a name
 * behind it ({@code bank_ok:home}) says which account it is.
 */
@ApplicationScoped
public class SandboxBank implements PayoutProvider, OutsideOperation {
    /** The kind of account it pays to. */
    public static final String KIND = "sandbox_bank";

    /** Is paid after two seconds. */
    public static final String OK = "bank_ok";

    /** Comes back after two seconds. */
    public static final String RETURNS = "bank_returns";

    /** Is paid after two seconds and comes back two seconds later. */
    public static final String RETURNS_LATE = "bank_returns_late";

    /** All test accounts. */
    public static final List<String> ACCOUNTS = List.of(OK, RETURNS, RETURNS_LATE);

    private static final Pattern TYPED =
            Pattern.compile("(?:" + String.join("|", ACCOUNTS) + ")(?::[A-Za-z0-9-]{1,64})?");

    static final Duration STEP_TIME = Duration.ofSeconds(2);

    private final Database database;
    private final Secrets settings;
    private final ObjectMapper json;
    private final SandboxCallbacks callbacks;

    SandboxBank(Database database, Secrets settings, ObjectMapper json, SandboxCallbacks callbacks) {
        this.database = database;
        this.settings = settings;
        this.json = json;
        this.callbacks = callbacks;
    }

    @Override
    public String name() {
        return "sandbox-bank";
    }

    /** Its test accounts, in the sandbox only: outside of it payouts would be marked as paid that never were. */
    @Override
    public boolean takes(String accountKind, String account) {
        return settings.mode().isTest()
                && accountKind.equals(KIND)
                && TYPED.matcher(account).matches();
    }

    /** One that has no name is everybody's. */
    @Override
    public @Nullable String identity(String account) {
        return account.contains(":") ? "sandbox bank " + account.substring(account.indexOf(':') + 1) : null;
    }

    @Override
    public String accounts() {
        return settings.mode().isTest()
                ? "kind " + KIND + ", account one of " + String.join(", ", ACCOUNTS)
                        + " (and perhaps :NAME, which account it is)"
                : "";
    }

    @Override
    public Transfer pay(Order order) {
        if (!takes(order.accountKind(), order.account())) {
            throw new IllegalArgumentException("the sandbox bank does not know " + order.account());
        }
        Instant now = Instant.now();
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO payout_sandbox_transfer (number, id, reference, amount, currency, account, status,
                                told, created_at, next_attempt_at)
                            VALUES (:number, :id, :reference, :amount, :currency, :account, 'accepted', 'accepted', :now,
                                :next)
                            ON CONFLICT (id) DO NOTHING""")
                    .bind("number", Numbers.next())
                    .bind("id", order.id())
                    .bind("reference", PublicId.of("sbt", Numbers.next()))
                    .bind("amount", order.amount())
                    .bind("currency", order.currency())
                    .bind("account", order.account())
                    .bind("now", now)
                    .bind("next", now.plus(STEP_TIME))
                    .execute();
            State state = handle.createQuery("SELECT status FROM payout_sandbox_transfer WHERE id = :id")
                    .bind("id", order.id())
                    .map((row, context) -> State.valueOf(row.getString("status").toUpperCase(Locale.ROOT)))
                    .one();
            return new Transfer(state, state == State.RETURNED ? "account_closed" : null);
        });
    }

    @Override
    public Intents intents() {
        return new Intents(database, "payout_sandbox_transfer");
    }

    /** Decides the next step of a transfer, tells us, and remembers that it did. */
    @Override
    public void advance(long number) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payout_sandbox_transfer SET status = CASE
                                WHEN status = 'accepted' AND split_part(account, ':', 1) = :returns THEN 'returned'
                                WHEN status = 'accepted' THEN 'paid'
                                WHEN status = 'paid' AND split_part(account, ':', 1) = :late THEN 'returned'
                                ELSE status END
                        WHERE number = :number AND status = told""")
                .bind("returns", RETURNS)
                .bind("late", RETURNS_LATE)
                .bind("number", number)
                .execute());
        Told told = database.withHandle(handle -> handle.createQuery(
                        "SELECT id, status, told FROM payout_sandbox_transfer WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> new Told(row.getString("id"), row.getString("status"), row.getString("told")))
                .one());
        if (!told.status().equals(told.told())) {
            boolean returned = told.status().equals("returned");
            BankEvent event = new BankEvent(
                    PublicId.of("evt", number) + "_" + told.status(),
                    returned ? BankEvent.RETURNED : BankEvent.PAID,
                    told.id(),
                    returned ? "account_closed" : null);
            callbacks.deliver(SandboxBankSource.PATH, secret(), body(event));
        }
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payout_sandbox_transfer SET told = status, attempts = 0, next_attempt_at =
                            CASE WHEN status = 'paid' AND split_part(account, ':', 1) = :late THEN CAST(:next AS timestamptz) END
                        WHERE number = :number AND status = :status""")
                .bind("late", RETURNS_LATE)
                .bind("next", Instant.now().plus(STEP_TIME))
                .bind("number", number)
                .bind("status", told.status())
                .execute());
    }

    /** The secret its callbacks are signed with; made at first use. */
    String secret() {
        return database.inTransaction(handle -> {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            handle.createUpdate("""
                            INSERT INTO payout_sandbox_secret (id, secret) VALUES (1, :secret)
                            ON CONFLICT (id) DO NOTHING""")
                    .bind("secret", HexFormat.of().formatHex(fresh))
                    .execute();
            return handle.createQuery("SELECT secret FROM payout_sandbox_secret WHERE id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }

    private String body(BankEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Told(String id, String status, String told) {}
}
