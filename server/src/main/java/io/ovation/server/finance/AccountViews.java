package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives accounts their words and their owners' names. Blocking: names come from SQL when memory does not have them. */
@ApplicationScoped
class AccountViews {
    private static final String ACCOUNT_PREFIX = "acc";

    private final Users users;
    private final Map<Long, String> marketCodes = new HashMap<>();

    AccountViews(Users users, Markets markets) {
        this.users = users;
        for (Market market : markets.all()) {
            marketCodes.put((long) market.number(), market.code());
        }
    }

    /** The account behind the id that an {@link AccountView} shows; {@code not_found} for other texts. */
    static AccountId parse(String account) {
        UUID bits = PublicId.uuid(ACCOUNT_PREFIX, account);
        return new AccountId(bits.getMostSignificantBits(), bits.getLeastSignificantBits());
    }

    /** Words for the accounts of a page, read at once. */
    Words of(Collection<AccountId> accounts) {
        Set<Long> people = new HashSet<>();
        for (AccountId account : accounts) {
            switch (AccountKind.of(account).owner()) {
                case USER, CREATOR -> people.add(account.owner());
                case MARKET, HOLD, REFUND, PAYOUT, PROVIDER, BANK_ACCOUNT, QUARANTINE, MEMBERSHIP -> {
                    // Not a person.
                }
            }
        }
        return new Words(users.all(people));
    }

    /** Words for everything in some entries. */
    Words ofTransfers(Collection<BookEntry> entries) {
        Set<AccountId> accounts = new HashSet<>();
        for (BookEntry entry : entries) {
            for (Posted posted : entry.transfers()) {
                accounts.add(posted.debit());
                accounts.add(posted.credit());
            }
        }
        return of(accounts);
    }

    /** The words, with the people's names at hand. */
    final class Words {
        private final Map<Long, User> people;

        private Words(Map<Long, User> people) {
            this.people = people;
        }

        AccountView view(AccountId account) {
            AccountKind kind = AccountKind.of(account);
            String period = AccountNames.period(account);
            return new AccountView(
                    PublicId.of(ACCOUNT_PREFIX, new UUID(account.high(), account.low())),
                    kind.code(),
                    Asset.of(account.asset()).code(),
                    period.isEmpty() ? null : period,
                    owner(kind, account.owner()),
                    label(kind, account, period));
        }

        /** A person's name, or the public id of somebody we do not know any more. */
        String name(long user) {
            User known = people.get(user);
            return known == null ? PublicId.of(User.PREFIX, user) : known.name();
        }

        private String label(AccountKind kind, AccountId account, String period) {
            StringBuilder label = new StringBuilder(kind.code().replace('_', ' '));
            String owner = switch (kind.owner()) {
                case USER, CREATOR -> name(account.owner());
                case MARKET, HOLD, REFUND, PAYOUT, PROVIDER, BANK_ACCOUNT, QUARANTINE, MEMBERSHIP ->
                    owner(kind, account.owner());
            };
            label.append(" of ").append(owner);
            if (!period.isEmpty()) {
                label.append(", ").append(period);
            }
            return label.toString();
        }

        private String owner(AccountKind kind, long owner) {
            return switch (kind.owner()) {
                case USER, CREATOR -> PublicId.of(User.PREFIX, owner);
                case MARKET -> marketCode(owner);
                case HOLD -> PublicId.of("hold", owner);
                case REFUND -> PublicId.of("rfd", owner);
                case PAYOUT -> PublicId.of("pay", owner);
                case PROVIDER -> "provider " + owner;
                case BANK_ACCOUNT -> "bank account " + owner;
                case QUARANTINE -> PublicId.of("qrt", owner);
                case MEMBERSHIP -> PublicId.of("mem", owner);
            };
        }

        private String marketCode(long number) {
            return marketCodes.getOrDefault(number, "market " + number);
        }
    }

    /** The words of nothing but ids, for lists of kinds. */
    static List<Integer> numbers(Collection<AccountKind> kinds) {
        return kinds.stream().map(AccountKind::number).toList();
    }
}
