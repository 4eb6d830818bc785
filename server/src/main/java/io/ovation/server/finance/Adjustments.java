package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.BooksAdjusted;
import io.ovation.economics.BooksAdjusted.Movement;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalBodies;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Corrections by hand: read strictly, proposed, and posted once a second person has approved. Blocking; any thread. */
@ApplicationScoped
class Adjustments implements ProposedAction {
    private static final String KIND = "adjustment";

    /** What was approved is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Proposals proposals;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Users users;
    private final Clocks clocks;
    private final ProposalBodies bodies;
    private final ExportNames names = new ExportNames();

    Adjustments(
            Proposals proposals,
            Bookkeeper bookkeeper,
            Markets markets,
            Users users,
            Clocks clocks,
            ProposalBodies bodies) {
        this.proposals = proposals;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.users = users;
        this.clocks = clocks;
        this.bodies = bodies;
    }

    /** Proposes; what could never be posted is {@code field_invalid} at once. */
    Proposal propose(Caller who, @Nullable String key, AdjustmentResource.@Nullable Request request) {
        if (request == null || request.market() == null) {
            throw Problem.invalid("market", "market is missing");
        }
        Market market = markets.named(request.market());
        List<Movement> movements = movements(request, clocks.today(market));
        BooksAdjusted.objection(movements, bookkeeper.rules()).ifPresent(why -> {
            throw Problem.invalid("movements", why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1));
        });
        return proposals.propose(
                who,
                key,
                new Proposals.Draft(
                        KIND,
                        market.code(),
                        movements.stream().map(this::words).collect(Collectors.joining("; ")),
                        bodies.write(new Body(request.market(), request.movements())),
                        request.reason()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String execute(Proposal proposal) {
        Body body = bodies.read(proposal, Body.class);
        Market market = markets.named(body.market());
        LocalDate day = LocalDate.ofInstant(proposal.proposedAt(), market.zone());
        BooksAdjusted event = new BooksAdjusted(
                new MoneyEvent.Header(
                        DerivedIds.booksAdjusted(proposal.number()),
                        proposal.fingerprint(),
                        NO_DEADLINE,
                        market.number(),
                        day),
                movements(new AdjustmentResource.Request(body.market(), body.movements(), null), day),
                proposal.number());
        Receipt receipt = bookkeeper.postAndWait(event);
        OutcomeCode code = receipt.outcome().code();
        if (!receipt.isApplied() && (code == OutcomeCode.INSUFFICIENT || !code.isTransient())) {
            throw Problem.of(ProblemCode.BALANCE_TOO_LOW)
                    .detail("The books refused it: " + code + " at movement "
                            + (receipt.outcome().failedTransfer() + 1));
        }
        return PublicId.of("ent", receipt.applied().id());
    }

    private List<Movement> movements(AdjustmentResource.Request request, LocalDate day) {
        List<AdjustmentResource.@Nullable Movement> asked = request.movements();
        if (asked == null || asked.isEmpty() || asked.size() > BooksAdjusted.MOST_MOVEMENTS) {
            throw Problem.invalid("movements", "An adjustment has 1 to " + BooksAdjusted.MOST_MOVEMENTS + " movements");
        }
        List<Movement> movements = new ArrayList<>();
        for (AdjustmentResource.Movement each : asked) {
            if (each == null || each.debit() == null || each.credit() == null || each.amount() == null) {
                throw Problem.invalid("movements", "A movement has debit, credit and amount");
            }
            AccountId debit = account(each.debit(), day);
            movements.add(
                    new Movement(debit, account(each.credit(), day), amount(each.amount(), Asset.of(debit.asset()))));
        }
        return movements;
    }

    private AccountId account(AdjustmentResource.Account asked, LocalDate day) {
        AccountKind kind = asked.kind() == null ? null : AccountKind.byCode(asked.kind());
        if (kind == null || !BooksAdjusted.mayMove(kind)) {
            throw Problem.invalid("kind", "'" + asked.kind() + "' is no kind of account that is moved by hand");
        }
        Asset asset = BookQuery.asset(asked.asset());
        if (asset == null) {
            asset = switch (kind.holds()) {
                case COIN -> Asset.COIN;
                case DIAMOND -> Asset.DIAMOND;
                case FIAT, ANY -> throw Problem.invalid("asset", "asset is missing for " + kind.code());
            };
        }
        if (!kind.allows(asset)) {
            throw Problem.invalid("asset", kind.code() + " does not hold " + asset.code());
        }
        int bucket = kind.bucket() == AccountKind.Bucket.MONTH ? Accounts.monthBucket(day) : 0;
        return AccountId.of(kind.number(), asset.number(), bucket, owner(kind, asked.owner()));
    }

    private long owner(AccountKind kind, @Nullable String owner) {
        if (owner == null) {
            throw Problem.invalid("owner", "owner is missing for " + kind.code());
        }
        return switch (kind.owner()) {
            case MARKET -> markets.named(owner).number();
            case USER, CREATOR ->
                users.get(PublicId.numberField(User.PREFIX, owner, "owner")).number();
            default -> {
                if (!owner.matches("[1-9][0-9]{0,8}")) {
                    throw Problem.invalid("owner", "The owner of " + kind.code() + " is a number");
                }
                yield Long.parseLong(owner);
            }
        };
    }

    private static long amount(String text, Asset asset) {
        if (text.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            try {
                long amount = new BigDecimal(text).movePointRight(asset.scale()).longValueExact();
                if (amount > 0) {
                    return amount;
                }
            } catch (ArithmeticException tooFine) {
                // falls through to the problem
            }
        }
        throw Problem.invalid(
                "amount",
                "An amount of " + asset.code() + " is a text such as \"12\", above 0, with at most " + asset.scale()
                        + " decimals");
    }

    private String words(Movement movement) {
        Asset asset = Asset.of(movement.debit().asset());
        return AccountNames.amount(asset, movement.amount()) + " " + asset.code() + ": debit "
                + names.name(movement.debit()) + ", credit " + names.name(movement.credit());
    }

    /** What of a proposal is kept for doing it. */
    record Body(String market, @Nullable List<AdjustmentResource.@Nullable Movement> movements) {}
}
