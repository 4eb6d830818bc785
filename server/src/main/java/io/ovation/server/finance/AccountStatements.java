package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Problem;
import io.ovation.server.feed.AccountHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements and past balances of accounts, from the history of all postings. Blocking. */
@ApplicationScoped
class AccountStatements {
    private final AccountHistory history;
    private final AccountViews accountViews;

    AccountStatements(AccountHistory history, AccountViews accountViews) {
        this.history = history;
        this.accountViews = accountViews;
    }

    AccountStatement.Balance balance(AccountId account, @Nullable String at, @Nullable String clock) {
        AccountHistory.Clock meant = clock(clock);
        AccountHistory.Until until = until("at", at, meant);
        AccountHistory.Last last = history.last(account, until);
        AccountHistory.Line line = last.line();
        Asset asset = Asset.of(account.asset());
        return new AccountStatement.Balance(
                view(account),
                until == null ? null : until.instant(),
                meant.name().toLowerCase(Locale.ROOT),
                line == null ? 0 : line.balance(),
                asset.code(),
                asset.scale(),
                growsWith(account),
                line == null ? null : line.entry(),
                line == null ? null : line.wall(),
                last.sequence());
    }

    AccountStatement statement(
            AccountId account,
            @Nullable String after,
            @Nullable String until,
            @Nullable String clock,
            @Nullable String order,
            @Nullable String cursor,
            int limit) {
        AccountHistory.Clock meant = clock(clock);
        long @Nullable [] beyond = Cursor.read(cursor, 1);
        AccountHistory.Lines found = history.lines(
                account,
                until("after", after, meant),
                until("until", until, meant),
                isNewestFirst(order),
                beyond == null ? null : Long.valueOf(beyond[0]),
                limit);
        Asset asset = Asset.of(account.asset());
        return new AccountStatement(
                view(account),
                asset.code(),
                asset.scale(),
                growsWith(account),
                found.lines().stream().map(AccountStatements::line).toList(),
                found.more() ? Cursor.of(found.lines().getLast().number()) : null,
                found.more(),
                found.sequence());
    }

    private static AccountStatement.Line line(AccountHistory.Line line) {
        return new AccountStatement.Line(
                line.entry(),
                line.transfer(),
                line.debit() ? "debit" : "credit",
                line.change(),
                line.balance(),
                line.wall(),
                line.business(),
                line.code(),
                EntryExplanation.title(line.code()),
                line.batch());
    }

    private AccountView view(AccountId account) {
        return accountViews.of(List.of(account)).view(account);
    }

    private static String growsWith(AccountId account) {
        return AccountKind.of(account).sign().isDebit() ? "debit" : "credit";
    }

    private static AccountHistory.Clock clock(@Nullable String clock) {
        return switch (clock == null || clock.isEmpty() ? "wall" : clock) {
            case "wall" -> AccountHistory.Clock.WALL;
            case "business" -> AccountHistory.Clock.BUSINESS;
            default -> throw Problem.invalid("clock", "The clock is wall or business");
        };
    }

    private static boolean isNewestFirst(@Nullable String order) {
        return switch (order == null || order.isEmpty() ? "newest" : order) {
            case "newest" -> true;
            case "oldest" -> false;
            default -> throw Problem.invalid("order", "The order is newest or oldest first");
        };
    }

    private static AccountHistory.@Nullable Until until(
            String field, @Nullable String instant, AccountHistory.Clock clock) {
        if (instant == null || instant.isEmpty()) {
            return null;
        }
        try {
            return new AccountHistory.Until(
                    clock, Instant.ofEpochMilli(Instant.parse(instant).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw Problem.invalid(field, "A moment is written like 2026-11-23T15:00:00Z");
        }
    }
}
