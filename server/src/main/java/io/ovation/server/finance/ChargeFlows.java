package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import java.util.List;

/** What went where of tips and memberships in one currency, in micros: the part of a {@link MoneyFlow} that coins have no part in. */
record ChargeFlows(FlowSums sums, Asset currency) {
    /** What payers were charged, tax included. */
    long gross() {
        return tipped(AccountKind.EARNINGS_PENDING_TIPS)
                + tipped(AccountKind.FEE_REVENUE)
                + tipped(AccountKind.TAX_PAYABLE)
                + sums.turnover(
                        currency,
                        EventKind.MEMBERSHIP_CHARGED,
                        AccountKind.PROVIDER_RECEIVABLE,
                        AccountKind.MEMBERSHIP_LIABILITY,
                        AccountKind.MEMBERSHIP_TAX);
    }

    /** The creators' share of days of memberships, less what lost disputes took of it again. */
    long membershipShare() {
        long share = sums.turnover(
                currency,
                EventKind.MEMBERSHIP_SERVED,
                AccountKind.CREATOR_SHARE_COST,
                AccountKind.EARNINGS_PENDING_MEMBERSHIPS);
        for (AccountKind from : List.of(
                AccountKind.EARNINGS_PENDING_MEMBERSHIPS,
                AccountKind.DISPUTE_SHORTFALL,
                AccountKind.FRAUD_RESERVE,
                AccountKind.FRAUD_LOSS)) {
            share -= sums.turnover(currency, EventKind.MEMBERSHIP_SHARE_TAKEN, from, AccountKind.CREATOR_SHARE_COST);
        }
        return share;
    }

    /** What went back of tips and of memberships because it was asked for, less what could not be paid and came again. */
    long refunds() {
        long refunded = 0;
        for (AccountKind from :
                List.of(AccountKind.EARNINGS_PENDING_TIPS, AccountKind.FEE_REVENUE, AccountKind.TAX_PAYABLE)) {
            refunded += sums.turnover(currency, EventKind.TIP_REFUND_ASKED, from, AccountKind.CHARGE_REFUND_CLEARING)
                    - sums.turnover(currency, EventKind.TIP_REFUND_FAILED, AccountKind.CHARGE_REFUND_CLEARING, from);
        }
        refunded -= sums.turnover(
                currency,
                EventKind.TIP_REFUND_FAILED,
                AccountKind.CHARGE_REFUND_CLEARING,
                AccountKind.EARNINGS_AVAILABLE_TIPS);
        for (AccountKind from : MoneyFlows.UNSERVED) {
            refunded += sums.turnover(
                            currency, EventKind.MEMBERSHIP_REFUND_ASKED, from, AccountKind.CHARGE_REFUND_CLEARING)
                    - sums.turnover(
                            currency, EventKind.MEMBERSHIP_REFUND_FAILED, AccountKind.CHARGE_REFUND_CLEARING, from);
        }
        // Parts of a cent that no refund pays are among those of coins.
        return refunded
                - sums.turnover(
                        currency,
                        EventKind.MEMBERSHIP_REFUND_ASKED,
                        AccountKind.CHARGE_REFUND_CLEARING,
                        AccountKind.ROUNDING)
                + sums.turnover(
                        currency,
                        EventKind.MEMBERSHIP_REFUND_FAILED,
                        AccountKind.ROUNDING,
                        AccountKind.CHARGE_REFUND_CLEARING);
    }

    /** What lost disputes took of tips, fees and tax included, less what creators keep. */
    long tipDisputes() {
        long lost = 0;
        for (AccountKind from :
                List.of(AccountKind.EARNINGS_PENDING_TIPS, AccountKind.FEE_REVENUE, AccountKind.TAX_PAYABLE)) {
            lost += sums.turnover(currency, EventKind.TIP_DISPUTE_LOST, from, AccountKind.DISPUTE_RECEIVABLE);
        }
        return lost;
    }

    /** What lost disputes took of memberships, tax included. */
    long membershipDisputes() {
        return sums.turnover(
                        currency,
                        EventKind.MEMBERSHIP_DISPUTE_LOST,
                        AccountKind.MEMBERSHIP_REVENUE,
                        AccountKind.DISPUTE_RECEIVABLE)
                + sums.turnover(
                        currency,
                        EventKind.MEMBERSHIP_DISPUTE_LOST,
                        AccountKind.TAX_PAYABLE,
                        AccountKind.DISPUTE_RECEIVABLE);
    }

    /** What creators have of tips, without those that went back. */
    long tips() {
        return tipped(AccountKind.EARNINGS_PENDING_TIPS)
                - sums.turnover(
                        currency,
                        EventKind.TIP_REFUND_ASKED,
                        AccountKind.EARNINGS_PENDING_TIPS,
                        AccountKind.CHARGE_REFUND_CLEARING)
                + sums.turnover(
                        currency,
                        EventKind.TIP_REFUND_FAILED,
                        AccountKind.CHARGE_REFUND_CLEARING,
                        AccountKind.EARNINGS_PENDING_TIPS)
                + sums.turnover(
                        currency,
                        EventKind.TIP_REFUND_FAILED,
                        AccountKind.CHARGE_REFUND_CLEARING,
                        AccountKind.EARNINGS_AVAILABLE_TIPS)
                - sums.turnover(
                        currency,
                        EventKind.TIP_DISPUTE_LOST,
                        AccountKind.EARNINGS_PENDING_TIPS,
                        AccountKind.DISPUTE_RECEIVABLE);
    }

    private long tipped(AccountKind to) {
        return sums.turnover(currency, EventKind.TIP_SENT, AccountKind.PROVIDER_RECEIVABLE, to);
    }

    /** What creators keep of days whose payment was taken back: paid by the reserve and by the platform. */
    long borne() {
        long borne = 0;
        for (AccountKind payer : List.of(AccountKind.FRAUD_RESERVE, AccountKind.FRAUD_LOSS)) {
            borne += sums.turnover(
                    currency,
                    EventKind.MEMBERSHIP_SHARE_TAKEN,
                    payer,
                    AccountKind.CREATOR_SHARE_COST,
                    AccountKind.DISPUTE_SHORTFALL);
        }
        return borne;
    }
}
