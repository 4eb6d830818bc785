package io.ovation.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Charges as they are in a process that dies at a chosen place, for tests of the features that charge. */
@ApplicationScoped
public class MortalCharges {
    private final ChargeStore store;
    private final ChargeRefundStore refunds;
    private final ChargeRefundOperation refunding;
    private final PaymentProviders providers;
    private final ChargePurposes purposes;
    private final SandboxPayments sandbox;
    private final Database database;
    private final Bookkeeper books;
    private final Markets markets;
    private final Clocks clocks;

    MortalCharges(
            ChargeStore store,
            ChargeRefundStore refunds,
            ChargeRefundOperation refunding,
            PaymentProviders providers,
            ChargePurposes purposes,
            SandboxPayments sandbox,
            Database database,
            Bookkeeper books,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.refunds = refunds;
        this.refunding = refunding;
        this.providers = providers;
        this.purposes = purposes;
        this.sandbox = sandbox;
        this.database = database;
        this.books = books;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Where the process dies. */
    public enum Death {
        BEFORE_IT_GOES_ON,
        BEFORE_THE_PROVIDER_IS_CALLED,
        AFTER_THE_PROVIDER_ANSWERED,
        BEFORE_THE_ENTRY_IS_POSTED,
        AFTER_THE_ENTRY_IS_POSTED,
        AFTER_IT_IS_DONE
    }

    /** Stands for the end of the process: nothing of ours catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Charges whose process dies there. */
    public Charges dying(Death death) {
        ChargeOperation operation = new ChargeOperation(
                store,
                database,
                PaymentProviders.only(new Mortal(death)),
                new Instruments(List.of()),
                purposes,
                ledger(death),
                markets,
                clocks);
        return new Charges(store, operation, refunds, refunding, providers, markets, clocks, List.of()) {
            @Override
            public Charge goOn(long number) {
                if (death == Death.BEFORE_IT_GOES_ON) {
                    throw new Killed();
                }
                Charge charge = super.goOn(number);
                if (death == Death.AFTER_IT_IS_DONE) {
                    throw new Killed();
                }
                return charge;
            }
        };
    }

    /**
     * What somebody paid, in minor units, oldest charge first: as we have it and as the provider has it. Fails where one knows
     * more than the other.
     */
    public List<Long> paid(long payer) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT number, amount, status FROM payment_charge WHERE payer = :payer ORDER BY number")
                .bind("payer", payer)
                .map((row, context) -> {
                    String ours = row.getString("status");
                    String id = PublicId.of(Charge.PREFIX, row.getLong("number"));
                    String theirs = handle.createQuery("SELECT status FROM coin_sandbox_payment WHERE id = :id")
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne()
                            .orElse("never asked");
                    assertThat(theirs).as("the provider's status of %s", id).isEqualTo(ours);
                    return ours.equals("succeeded") ? row.getLong("amount") : 0L;
                })
                .list());
    }

    private Function<MoneyEvent, Receipt> ledger(Death death) {
        return event -> {
            if (death == Death.BEFORE_THE_ENTRY_IS_POSTED) {
                throw new Killed();
            }
            Receipt receipt = books.postAndWait(event);
            if (death == Death.AFTER_THE_ENTRY_IS_POSTED) {
                throw new Killed();
            }
            return receipt;
        };
    }

    private final class Mortal implements PaymentProvider {
        private final Death death;

        Mortal(Death death) {
            this.death = death;
        }

        @Override
        public String name() {
            return sandbox.name();
        }

        @Override
        public boolean takes(String paymentMethod) {
            return sandbox.takes(paymentMethod);
        }

        @Override
        public String methods() {
            return sandbox.methods();
        }

        @Override
        public long receivable() {
            return sandbox.receivable();
        }

        @Override
        public Payment charge(Charge charge) {
            if (death == Death.BEFORE_THE_PROVIDER_IS_CALLED) {
                throw new Killed();
            }
            Payment answer = sandbox.charge(charge);
            if (death == Death.AFTER_THE_PROVIDER_ANSWERED) {
                throw new Killed();
            }
            return answer;
        }

        @Override
        public Payment look(String id, @Nullable String reference) {
            return sandbox.look(id, reference);
        }

        @Override
        public Payment cancel(String id, @Nullable String reference) {
            return sandbox.cancel(id, reference);
        }

        @Override
        public Refunded refund(RefundOrder order) {
            return sandbox.refund(order);
        }
    }
}
