package io.ovation.server.membership;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MembershipRefundAsked;
import io.ovation.economics.MembershipRefundFailed;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeRefund;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Money that goes back to who paid for a membership or a gift: the unearned part, to the payments that it came from,
 * newest first. A row says what; the refund of the payment follows from it, and the sweeper takes on whatever was left
 * between the two. Blocking; any thread.
 */
@ApplicationScoped
class MembershipRefunds implements OutsideOperation {
    private static final Logger LOG = LoggerFactory.getLogger(MembershipRefunds.class);

    private final Database database;
    private final Provider<Charges> charges;
    private final Bookkeeper books;
    private final Members members;
    private final Markets markets;
    private final Clocks clocks;

    MembershipRefunds(
            Database database,
            Provider<Charges> charges,
            Bookkeeper books,
            Members members,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.charges = charges;
        this.books = books;
        this.members = members;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * A payment that can take some of it.
     *
     * @param left minor units that were not returned of it
     */
    record Source(long charge, long left) {}

    /**
     * Asks for all that an owner's account holds to go back, in the caller's transaction; take each on with {@link #advance}.
     * The books are asked what that is, so nothing else may move it: the caller has the lock, and it is not served any more.
     *
     * @param owner number of a membership or gift
     * @param most minor units; whole cents of what is left when it is less
     * @param sources newest first
     * @return the rows; none when there is nothing to return
     */
    List<Long> askUnearned(Handle handle, long owner, String currencyCode, long most, List<Source> sources) {
        Asset currency = Asset.fiat(currencyCode);
        long[] left = books.balances(
                        List.of(Accounts.membershipLiability(owner, currency), Accounts.membershipTax(owner, currency)))
                .values();
        long returnable = Math.min(most, (left[0] + left[1]) / currency.minorUnit());
        List<Source> used = new ArrayList<>();
        long rest = returnable;
        for (Source source : sources) {
            long part = Math.min(rest, source.left());
            if (part > 0) {
                used.add(new Source(source.charge(), part));
                rest -= part;
            }
        }
        if (rest > 0) {
            throw new IllegalStateException("of " + owner + " " + rest + " minor units came from no payment");
        }
        return split(handle, owner, currency, left[0], left[1], returnable, used);
    }

    private List<Long> split(
            Handle handle, long owner, Asset currency, long net, long tax, long amount, List<Source> parts) {
        List<Long> rows = new ArrayList<>();
        long netLeft = net;
        long taxLeft = tax;
        for (int i = 0; i < parts.size(); i++) {
            boolean isLast = i == parts.size() - 1;
            long part = parts.get(i).left();
            long partMicros = Math.multiplyExact(part, currency.minorUnit());
            long partTax = isLast ? taxLeft : share(tax, part, amount);
            long partNet = isLast ? netLeft : partMicros - partTax;
            netLeft -= partNet;
            taxLeft -= partTax;
            rows.add(insert(handle, owner, parts.get(i).charge(), part, partNet, partTax, false));
        }
        return rows;
    }

    private static long share(long whole, long part, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }

    /** Asks for a whole payment to go back that came when nobody waited for it any more. */
    void askWhole(Handle handle, long owner, Charge charge) {
        Asset currency = Asset.fiat(charge.currency());
        insert(
                handle,
                owner,
                charge.number(),
                charge.amount(),
                Math.multiplyExact(charge.amount() - charge.tax(), currency.minorUnit()),
                Math.multiplyExact(charge.tax(), currency.minorUnit()),
                true);
    }

    private long insert(Handle handle, long owner, long charge, long amount, long net, long tax, boolean whole) {
        long number = Numbers.next();
        handle.createUpdate("""
                        INSERT INTO membership_refund (number, owner, charge, amount, net_micros, tax_micros, status, whole,
                            created_at, next_attempt_at)
                        VALUES (:number, :owner, :charge, :amount, :net, :tax, 'open', :whole, :now, :next)""")
                .bind("number", number)
                .bind("owner", owner)
                .bind("charge", charge)
                .bind("amount", amount)
                .bind("net", net)
                .bind("tax", tax)
                .bind("whole", whole)
                .bind("now", clocks.business())
                .bind("next", whole ? clocks.wall() : clocks.wall().plus(Intents.HEAD_START))
                .execute();
        return number;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "membership_refund");
    }

    @Override
    public void advance(long number) {
        Row row = database.inTransaction(handle -> order(handle, number));
        Long refund = row.refund();
        if (refund != null && row.isOpen()) {
            charges.get().goOnRefund(refund);
        }
    }

    /** Makes the refund of the payment, once; a payment that cannot be returned any more ends it. */
    private Row order(Handle handle, long number) {
        Row row = byNumber(handle, number, " FOR UPDATE");
        if (!row.isOpen() || row.refund() != null) {
            return row;
        }
        ChargeRefund refund;
        try {
            refund = charges.get()
                    .refund(
                            handle,
                            row.charge(),
                            row.amount(),
                            row.whole() ? "paid_too_late" : "unearned",
                            "membership:" + row.number(),
                            Fingerprints.of("membership-refund", row.number(), row.amount()));
        } catch (Problem refused) {
            if (refused.code() != ProblemCode.NOTHING_TO_REFUND) {
                throw refused;
            }
            LOG.warn("Refund {} of {} cannot be made: {}", row.number(), row.owner(), refused.getMessage());
            decide(handle, row, false);
            return byNumber(handle, number, "");
        }
        handle.createUpdate(
                        "UPDATE membership_refund SET refund = :refund, next_attempt_at = NULL WHERE number = :number")
                .bind("refund", refund.number())
                .bind("number", number)
                .execute();
        return byNumber(handle, number, "");
    }

    /** The money event of a refund of ours. */
    MoneyEvent asked(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        Row row = ofRefund(refund.number());
        Asset currency = Asset.fiat(charge.currency());
        return new MembershipRefundAsked(
                header,
                charge.payer(),
                row.owner(),
                currency,
                row.net(),
                row.tax(),
                Math.multiplyExact(row.amount(), currency.minorUnit()),
                refund.number());
    }

    /** The money event of its way back. */
    MoneyEvent failed(Charge charge, ChargeRefund refund, MoneyEvent.Header header) {
        Row row = ofRefund(refund.number());
        Asset currency = Asset.fiat(charge.currency());
        List<Long> taken = Objects.requireNonNull(refund.taken());
        return new MembershipRefundFailed(
                header,
                charge.payer(),
                row.owner(),
                currency,
                row.net(),
                row.tax(),
                taken.get(2),
                Math.multiplyExact(row.amount(), currency.minorUnit()),
                refund.number());
    }

    /** A refund of ours has come to its end. */
    void ended(Handle handle, ChargeRefund refund) {
        Row row = handle.createQuery("SELECT * FROM membership_refund WHERE refund = :refund FOR UPDATE")
                .bind("refund", refund.number())
                .map(MembershipRefunds::row)
                .one();
        decide(handle, row, refund.status() == ChargeRefund.Status.PAID);
    }

    private void decide(Handle handle, Row row, boolean paid) {
        handle.createUpdate("""
                        UPDATE membership_refund SET status = :status, decided_at = :now, next_attempt_at = NULL
                        WHERE number = :number""")
                .bind("status", paid ? "paid" : "failed")
                .bind("now", clocks.business())
                .bind("number", row.number())
                .execute();
        if (row.whole()) {
            return;
        }
        List<Row> all = handle.createQuery("SELECT * FROM membership_refund WHERE owner = :owner AND NOT whole")
                .bind("owner", row.owner())
                .map(MembershipRefunds::row)
                .list();
        if (all.stream().noneMatch(Row::isOpen)) {
            long back = all.stream().filter(Row::hasFailed).mapToLong(Row::net).sum();
            settle(handle, row.owner(), back);
        }
    }

    /** All parts are decided: what could not be returned is served after all. */
    private void settle(Handle handle, long owner, long backMicros) {
        Membership membership = MembershipStore.lockIfAny(handle, owner).orElse(null);
        if (membership == null || membership.standing().status() != MembershipStatus.REFUNDING) {
            LOG.info("Refunds of {} are decided; {} micros came back", owner, backMicros);
            return;
        }
        LocalDate today = clocks.today(markets.get(membership.market()));
        Standing after = backMicros == 0
                ? Lifecycle.refunded(membership.standing())
                : Lifecycle.notRefunded(membership.standing(), backMicros);
        MembershipStore.save(handle, owner, after, clocks.business());
        Events.append(
                handle,
                MembershipEvents.of(
                        backMicros == 0 ? MembershipEvents.REFUNDED : MembershipEvents.REFUND_FAILED,
                        membership.with(after),
                        today,
                        clocks.business(),
                        null));
        members.changed(membership.creator(), membership.member());
    }

    private Row ofRefund(long refund) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM membership_refund WHERE refund = :refund")
                        .bind("refund", refund)
                        .map(MembershipRefunds::row)
                        .one());
    }

    private static Row byNumber(Handle handle, long number, String lock) {
        return handle.createQuery("SELECT * FROM membership_refund WHERE number = :number" + lock)
                .bind("number", number)
                .map(MembershipRefunds::row)
                .one();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        long refund = row.getLong("refund");
        boolean hasRefund = !row.wasNull();
        return new Row(
                row.getLong("number"),
                row.getLong("owner"),
                row.getLong("charge"),
                hasRefund ? refund : null,
                row.getLong("amount"),
                row.getLong("net_micros"),
                row.getLong("tax_micros"),
                row.getString("status"),
                row.getBoolean("whole"));
    }

    private record Row(
            long number,
            long owner,
            long charge,
            @Nullable Long refund,
            long amount,
            long net,
            long tax,
            String status,
            boolean whole) {
        boolean isOpen() {
            return status.equals("open");
        }

        boolean hasFailed() {
            return status.equals("failed");
        }
    }
}
