package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the {@link MoneyFlow} from the sums of the books: balances by kind, and turnover where a balance forgets. */
@ApplicationScoped
class MoneyFlows {
    private static final AccountKind[] PENDING =
            kinds(Arrays.stream(Stream.values()).map(Stream::pending));
    /** Paid for days of memberships that are to come. */
    static final AccountKind[] UNSERVED = {AccountKind.MEMBERSHIP_LIABILITY, AccountKind.MEMBERSHIP_TAX};

    private static final AccountKind[] MEMBERSHIPS = {
        AccountKind.MEMBERSHIP_REVENUE, AccountKind.MEMBERSHIP_LIABILITY, AccountKind.MEMBERSHIP_TAX
    };
    private static final AccountKind[] AVAILABLE =
            kinds(Arrays.stream(Stream.values()).map(Stream::available));

    private final BooksStore store;

    MoneyFlows(BooksStore store) {
        this.store = store;
    }

    MoneyFlow now() {
        return store.atOneMoment(handle -> {
            FlowSums sums = new FlowSums(store.sums(handle), store.flows(handle));
            BooksStore.Position position = store.position(handle);
            List<MoneyFlow.CurrencyFlow> currencies = sums.currencies().stream()
                    .map(currency -> new OneCurrency(sums, currency).flow())
                    .toList();
            return new MoneyFlow(
                    currencies,
                    coins(sums),
                    diamonds(sums),
                    position.sequence(),
                    HexFormat.of().formatHex(position.hash()),
                    position.business());
        });
    }

    private static Map<String, MoneyFlow.Count> coins(FlowSums sums) {
        Map<String, MoneyFlow.Count> coins = new LinkedHashMap<>();
        coins.put("issued", sums.count(Asset.COIN, AccountKind.COIN_ISSUANCE, AccountKind.PROMO_ISSUANCE));
        coins.put("bought", sums.count(Asset.COIN, AccountKind.COIN_ISSUANCE));
        coins.put("given", sums.count(Asset.COIN, AccountKind.PROMO_ISSUANCE));
        coins.put("spent", sums.count(Asset.COIN, AccountKind.COINS_SPENT, AccountKind.PROMO_SPENT));
        coins.put("voided", sums.count(Asset.COIN, AccountKind.COINS_VOIDED));
        coins.put(
                "outstanding",
                sums.count(
                        Asset.COIN,
                        AccountKind.WALLET,
                        AccountKind.PROMO_WALLET,
                        AccountKind.GIFT_HOLD,
                        AccountKind.REFUND_COINS));
        return coins;
    }

    private static Map<String, MoneyFlow.Count> diamonds(FlowSums sums) {
        Map<String, MoneyFlow.Count> diamonds = new LinkedHashMap<>();
        diamonds.put("issued", sums.count(Asset.DIAMOND, AccountKind.DIAMOND_ISSUANCE));
        diamonds.put(
                "pending", sums.count(Asset.DIAMOND, AccountKind.DIAMONDS_PENDING, AccountKind.DIAMONDS_PENDING_VIDEO));
        diamonds.put(
                "available",
                sums.count(Asset.DIAMOND, AccountKind.DIAMONDS_AVAILABLE, AccountKind.DIAMONDS_AVAILABLE_VIDEO));
        diamonds.put("in_quarantine", sums.count(Asset.DIAMOND, AccountKind.DIAMONDS_QUARANTINED));
        diamonds.put("in_payouts", sums.count(Asset.DIAMOND, AccountKind.DIAMONDS_RESERVED));
        diamonds.put("redeemed", sums.count(Asset.DIAMOND, AccountKind.DIAMONDS_REDEEMED));
        return diamonds;
    }

    private static AccountKind[] kinds(java.util.stream.Stream<AccountKind> kinds) {
        return kinds.toArray(AccountKind[]::new);
    }

    /** {@code kind=a,b&asset=USD}: understood by the accounts and the entries alike. */
    static String query(Asset asset, AccountKind... kinds) {
        return "kind=" + Arrays.stream(kinds).map(AccountKind::code).collect(Collectors.joining(",")) + "&asset="
                + asset.code();
    }

    private static String query(Asset asset, EventKind event, AccountKind... kinds) {
        return query(asset, kinds) + "&code=" + event.code();
    }

    /** The flow of one currency. */
    private static final class OneCurrency {
        private final FlowSums sums;
        private final Asset currency;
        private final ChargeFlows charges;
        private final List<MoneyFlow.Link> links = new ArrayList<>();
        private final Map<String, MoneyFlow.Node> nodes = new LinkedHashMap<>();

        OneCurrency(FlowSums sums, Asset currency) {
            this.sums = sums;
            this.currency = currency;
            this.charges = new ChargeFlows(sums, currency);
        }

        MoneyFlow.CurrencyFlow flow() {
            viewers();
            long platform = gifts() + memberships();
            creators();
            List<MoneyFlow.Node> used = nodes.values().stream()
                    .filter(node -> links.stream()
                            .anyMatch(link -> link.source().equals(node.id())
                                    || link.target().equals(node.id())))
                    .toList();
            return new MoneyFlow.CurrencyFlow(currency.code(), used, List.copyOf(links), totals(platform));
        }

        private void viewers() {
            AccountKind[] unspent = {
                AccountKind.COIN_LIABILITY,
                AccountKind.HELD_COIN_LIABILITY,
                AccountKind.TAX_UNSPENT,
                AccountKind.HELD_TAX_UNSPENT
            };
            node("viewers", "Paid by viewers", paidQuery());
            node("gifts", "Spent on gifts", query(currency, AccountKind.GIFT_REVENUE));
            node("tax", "Sales tax", query(currency, AccountKind.TAX_PAYABLE));
            node("unspent", "Unspent coins", query(currency, unspent));
            node("refunds", "Refunds", refundsQuery());
            node(
                    "disputes",
                    "Taken back in disputes",
                    query(currency, EventKind.DISPUTE_LOST, AccountKind.DISPUTE_RECEIVABLE));
            link("viewers", "gifts", sums.balance(currency, AccountKind.GIFT_REVENUE), node("gifts"));
            link("viewers", "tax", sums.balance(currency, AccountKind.TAX_PAYABLE), node("tax"));
            link("viewers", "unspent", sums.balance(currency, unspent), node("unspent"));
            link("viewers", "refunds", refunds(), node("refunds"));
            link("viewers", "disputes", disputed(), node("disputes"));
            node(
                    "store_refunds",
                    "Refunded by app stores",
                    query(currency, EventKind.STORE_REFUNDED, AccountKind.PROVIDER_RECEIVABLE));
            link("viewers", "store_refunds", refundedByStores(), node("store_refunds"));
            node("tips", "Tips", query(currency, EventKind.TIP_SENT, AccountKind.EARNINGS_PENDING_TIPS));
            node("service_fees", "Service fees", query(currency, AccountKind.FEE_REVENUE));
            link("viewers", "tips", charges.tips(), node("tips"));
            link("tips", "creators", charges.tips(), node("tips"));
            link("viewers", "service_fees", sums.balance(currency, AccountKind.FEE_REVENUE), node("service_fees"));
            link("service_fees", "platform", sums.balance(currency, AccountKind.FEE_REVENUE), node("service_fees"));
            node(
                    "charge_refunds",
                    "Tips and memberships refunded",
                    query(currency, AccountKind.CHARGE_REFUND_CLEARING));
            node(
                    "tip_disputes",
                    "Tips taken back in disputes",
                    query(currency, EventKind.TIP_DISPUTE_LOST, AccountKind.DISPUTE_RECEIVABLE));
            node(
                    "membership_disputes",
                    "Memberships taken back in disputes",
                    query(currency, EventKind.MEMBERSHIP_DISPUTE_LOST, AccountKind.DISPUTE_RECEIVABLE));
            link("viewers", "charge_refunds", charges.refunds(), node("charge_refunds"));
            link("viewers", "tip_disputes", charges.tipDisputes(), node("tip_disputes"));
            link("viewers", "membership_disputes", charges.membershipDisputes(), node("membership_disputes"));
        }

        /** What members paid: for days served, shared with the creators, and for days to come; returns what the platform keeps. */
        private long memberships() {
            long revenue = sums.balance(currency, AccountKind.MEMBERSHIP_REVENUE);
            long unserved = sums.balance(currency, UNSERVED);
            long kept = revenue - charges.membershipShare();
            node("memberships", "Memberships", query(currency, MEMBERSHIPS));
            node("unserved", "Days of memberships to come", query(currency, UNSERVED));
            link("viewers", "memberships", revenue + unserved, node("memberships"));
            link("memberships", "unserved", unserved, node("unserved"));
            link(
                    "memberships",
                    "creators",
                    charges.membershipShare(),
                    query(currency, EventKind.MEMBERSHIP_SERVED, AccountKind.CREATOR_SHARE_COST));
            link("memberships", "platform", Math.max(0, kept), query(currency, AccountKind.MEMBERSHIP_REVENUE));
            link("platform", "memberships", Math.max(0, -kept), query(currency, AccountKind.MEMBERSHIP_REVENUE));
            return kept;
        }

        /** Splits what gifts brought; returns what the platform keeps, below zero when costs are above revenue. */
        private long gifts() {
            long revenue = sums.balance(currency, AccountKind.GIFT_REVENUE);
            long share = sums.balance(currency, AccountKind.CREATOR_SHARE_COST) - charges.membershipShare();
            long fund = sums.balance(currency, AccountKind.FUND_EXPENSE);
            long fees = sums.balance(currency, AccountKind.CHANNEL_FEE_EXPENSE, AccountKind.DISPUTE_COST);
            long reserve = sums.balance(currency, AccountKind.FRAUD_LOSS);
            long promotions = sums.balance(currency, AccountKind.PROMO_EXPENSE);
            long left = revenue - share - fees - reserve;
            node("other_currencies", "Gifts paid in other currencies", query(currency, AccountKind.CREATOR_SHARE_COST));
            node("promotions", "Promotions", query(currency, AccountKind.PROMO_EXPENSE));
            node("creators", "Creators", query(currency, AccountKind.CREATOR_SHARE_COST, AccountKind.PROMO_EXPENSE));
            node(
                    "fees",
                    "Store and provider fees",
                    query(currency, AccountKind.CHANNEL_FEE_EXPENSE, AccountKind.DISPUTE_COST));
            node("reserve", "Fraud reserve", query(currency, AccountKind.FRAUD_LOSS));
            node("platform", "Platform keeps", platformQuery());
            link("other_currencies", "gifts", Math.max(0, -left), node("other_currencies"));
            link("gifts", "creators", share, query(currency, AccountKind.CREATOR_SHARE_COST));
            link("promotions", "creators", promotions, node("promotions"));
            node("fund", "Creator fund", query(currency, AccountKind.FUND_EXPENSE));
            link("fund", "creators", fund, node("fund"));
            node("borne", "Disputed money that creators keep", borneQuery());
            link("borne", "creators", borne(), node("borne"));
            link("gifts", "fees", fees, node("fees"));
            link("gifts", "reserve", reserve, node("reserve"));
            link("gifts", "platform", Math.max(0, left), node("platform"));
            return left - promotions - fund + sums.balance(currency, AccountKind.ROUNDING, AccountKind.FEE_REVENUE);
        }

        private void creators() {
            node("pending", "Pending", query(currency, PENDING));
            node("available", "Available", query(currency, AVAILABLE));
            node("in_payout", "Payouts on their way", query(currency, AccountKind.PAYOUT_CLEARING));
            node("paid_out", "Paid out", paidOutQuery());
            node("withheld", "Tax withheld", query(currency, AccountKind.TAX_WITHHELD));
            link("creators", "pending", sums.balance(currency, PENDING), node("pending"));
            link("creators", "available", sums.balance(currency, AVAILABLE), node("available"));
            link("creators", "in_payout", sums.balance(currency, AccountKind.PAYOUT_CLEARING), node("in_payout"));
            link("creators", "paid_out", paidOut(), node("paid_out"));
            node("in_reserve", "Kept back from payouts", query(currency, AccountKind.PAYOUT_RESERVE));
            link("creators", "in_reserve", sums.balance(currency, AccountKind.PAYOUT_RESERVE), node("in_reserve"));
            node("quarantine", "Under review", query(currency, AccountKind.EARNINGS_QUARANTINED));
            node(
                    "confiscated",
                    "Confiscated as fraud",
                    query(currency, EventKind.QUARANTINE_CONFISCATED, AccountKind.FRAUD_RESERVE));
            node(
                    "owed_back",
                    "Owed back by creators",
                    query(currency, AccountKind.CREATOR_RECEIVABLE, AccountKind.STREAM_RECEIVABLE));
            link(
                    "creators",
                    "quarantine",
                    sums.balance(currency, AccountKind.EARNINGS_QUARANTINED),
                    node("quarantine"));
            link("creators", "confiscated", confiscated(), node("confiscated"));
            link(
                    "owed_back",
                    "creators",
                    sums.balance(currency, AccountKind.CREATOR_RECEIVABLE, AccountKind.STREAM_RECEIVABLE),
                    node("owed_back"));
            link("creators", "withheld", sums.balance(currency, AccountKind.TAX_WITHHELD), node("withheld"));
        }

        private Map<String, MoneyFlow.Figure> totals(long platform) {
            Map<String, MoneyFlow.Figure> totals = new LinkedHashMap<>();
            totals.put("gross", figure(gross(), paidQuery()));
            totals.put("tax", balance(AccountKind.TAX_PAYABLE));
            totals.put("store_fees", balance(AccountKind.CHANNEL_FEE_EXPENSE, AccountKind.DISPUTE_COST));
            totals.put("creator_share", balance(AccountKind.CREATOR_SHARE_COST, AccountKind.PROMO_EXPENSE));
            totals.put("reserve", balance(AccountKind.FRAUD_RESERVE));
            totals.put("platform", figure(platform, platformQuery()));
            totals.put("refunded", figure(refunded(), refundsQuery()));
            totals.put("paid_out", figure(paidOut(), paidOutQuery()));
            totals.put("open_coin_liability", balance(AccountKind.COIN_LIABILITY, AccountKind.HELD_COIN_LIABILITY));
            totals.put(
                    "open_creator_payable",
                    balance(kinds(java.util.stream.Stream.of(
                                    PENDING, AVAILABLE, new AccountKind[] {AccountKind.PAYOUT_CLEARING})
                            .flatMap(Arrays::stream))));
            return totals;
        }

        private long gross() {
            return sums.turnover(
                            currency,
                            EventKind.COINS_BOUGHT,
                            AccountKind.PROVIDER_RECEIVABLE,
                            AccountKind.COIN_LIABILITY)
                    + sums.turnover(
                            currency, EventKind.COINS_BOUGHT, AccountKind.PROVIDER_RECEIVABLE, AccountKind.TAX_UNSPENT)
                    + charges.gross();
        }

        private long refunded() {
            return sums.turnover(
                            currency,
                            EventKind.REFUND_PAID,
                            AccountKind.REFUND_CLEARING,
                            AccountKind.PROVIDER_RECEIVABLE)
                    - sums.turnover(
                            currency,
                            EventKind.REFUND_BOUNCED,
                            AccountKind.PROVIDER_RECEIVABLE,
                            AccountKind.REFUND_CLEARING);
        }

        /** What creators keep of gifts whose payment was taken back: paid by the reserve and by the platform. */
        private long borne() {
            long borne = 0;
            for (AccountKind payer : List.of(AccountKind.FRAUD_RESERVE, AccountKind.FRAUD_LOSS)) {
                borne += sums.turnover(currency, EventKind.GIFT_DISPUTED, payer, AccountKind.CREATOR_SHARE_COST)
                        + sums.turnover(currency, EventKind.GIFT_DISPUTED, payer, AccountKind.DISPUTE_SHORTFALL)
                        - sums.turnover(currency, EventKind.CLAW_BACK_CORRECTED, AccountKind.CREATOR_RECEIVABLE, payer);
            }
            return borne + charges.borne();
        }

        private long confiscated() {
            return sums.turnover(
                    currency,
                    EventKind.QUARANTINE_CONFISCATED,
                    AccountKind.EARNINGS_QUARANTINED,
                    AccountKind.FRAUD_RESERVE);
        }

        private String borneQuery() {
            return query(currency, EventKind.GIFT_DISPUTED, AccountKind.FRAUD_RESERVE, AccountKind.FRAUD_LOSS);
        }

        /** What lost disputes took, tax included. */
        private long disputed() {
            return sums.turnover(
                            currency, EventKind.DISPUTE_LOST, AccountKind.GIFT_REVENUE, AccountKind.DISPUTE_RECEIVABLE)
                    + sums.turnover(
                            currency, EventKind.DISPUTE_LOST, AccountKind.TAX_PAYABLE, AccountKind.DISPUTE_RECEIVABLE);
        }

        /** What app stores gave back without asking, but for what they took back again. */
        private long refundedByStores() {
            return sums.turnover(
                            currency,
                            EventKind.STORE_REFUNDED,
                            AccountKind.GIFT_REVENUE,
                            AccountKind.PROVIDER_RECEIVABLE)
                    - sums.turnover(
                            currency,
                            EventKind.STORE_REFUND_REVERSED,
                            AccountKind.PROVIDER_RECEIVABLE,
                            AccountKind.GIFT_REVENUE);
        }

        /** Paid, under way, and the parts of a cent. */
        private long refunds() {
            return refunded() + sums.balance(currency, AccountKind.REFUND_CLEARING, AccountKind.ROUNDING);
        }

        private long paidOut() {
            return sums.turnover(currency, EventKind.PAYOUT_PAID, AccountKind.PAYOUT_CLEARING, AccountKind.BANK)
                    - sums.turnover(currency, EventKind.PAYOUT_RETURNED, AccountKind.BANK, AccountKind.PAYOUT_CLEARING);
        }

        private String paidQuery() {
            return query(currency, EventKind.COINS_BOUGHT, AccountKind.PROVIDER_RECEIVABLE);
        }

        private String paidOutQuery() {
            return query(currency, EventKind.PAYOUT_PAID, AccountKind.BANK);
        }

        private String refundsQuery() {
            return query(currency, AccountKind.REFUND_CLEARING, AccountKind.ROUNDING);
        }

        private String platformQuery() {
            return query(
                    currency,
                    AccountKind.GIFT_REVENUE,
                    AccountKind.FEE_REVENUE,
                    AccountKind.MEMBERSHIP_REVENUE,
                    AccountKind.FUND_EXPENSE,
                    AccountKind.ROUNDING,
                    AccountKind.CREATOR_SHARE_COST,
                    AccountKind.PROMO_EXPENSE,
                    AccountKind.CHANNEL_FEE_EXPENSE,
                    AccountKind.DISPUTE_COST,
                    AccountKind.FRAUD_LOSS);
        }

        private MoneyFlow.Figure balance(AccountKind... kinds) {
            return figure(sums.balance(currency, kinds), query(currency, kinds));
        }

        private MoneyFlow.Figure figure(long micros, String query) {
            return new MoneyFlow.Figure(micros, currency.code(), query);
        }

        private void node(String id, String label, String query) {
            nodes.put(id, new MoneyFlow.Node(id, label, query));
        }

        private String node(String id) {
            return java.util.Objects.requireNonNull(nodes.get(id)).accountsQuery();
        }

        private void link(String from, String to, long micros, String query) {
            if (micros > 0) {
                links.add(new MoneyFlow.Link(from, to, micros, query));
            }
        }
    }
}
