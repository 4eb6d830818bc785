package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.ledger.AccountId;
import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the explorer; what cannot be used is {@code field_invalid}. */
final class BookQuery {
    private static final int MAX_KINDS = 20;

    private BookQuery() {}

    /** {@code kind=gift_revenue,tax_payable}; empty when there is none. */
    static List<AccountKind> kinds(@Nullable String kind) {
        List<AccountKind> kinds = new ArrayList<>();
        for (String code : parts(kind)) {
            AccountKind known = AccountKind.byCode(code);
            if (known == null) {
                throw Problem.invalid("kind", "The chart of accounts has no kind '" + shorten(code) + "'")
                        .cure("Use one of "
                                + Arrays.stream(AccountKind.values())
                                        .map(AccountKind::code)
                                        .collect(Collectors.joining(", ")));
            }
            kinds.add(known);
        }
        if (kinds.size() > MAX_KINDS) {
            throw Problem.invalid("kind", "At most " + MAX_KINDS + " kinds at once");
        }
        return kinds;
    }

    /** {@code asset=USD}; null when there is none. */
    static @Nullable Asset asset(@Nullable String asset) {
        if (asset == null || asset.isEmpty()) {
            return null;
        }
        return switch (asset) {
            case "COIN" -> Asset.COIN;
            case "DIAMOND" -> Asset.DIAMOND;
            default -> {
                try {
                    yield Asset.fiat(asset);
                } catch (IllegalArgumentException unknown) {
                    throw Problem.invalid("asset", "'" + shorten(asset) + "' is neither COIN, DIAMOND nor a currency");
                }
            }
        };
    }

    /** {@code code=3,5}, by number or by name ({@code gift_sent}); empty when there is none. */
    static List<Integer> codes(@Nullable String code) {
        List<Integer> codes = new ArrayList<>();
        for (String each : parts(code)) {
            codes.add(code(each));
        }
        return codes;
    }

    /** {@code owner=usr_...}, any other public id of a number, a market's number; null when there is none. */
    static @Nullable Long owner(@Nullable String owner) {
        if (owner == null || owner.isEmpty()) {
            return null;
        }
        if (owner.chars().allMatch(Character::isDigit) && owner.length() <= 18) {
            return Long.valueOf(owner);
        }
        int end = owner.indexOf('_');
        return PublicId.numberField(end < 0 ? User.PREFIX : owner.substring(0, end), owner, "owner");
    }

    /** {@code account=acc_...}; null when there is none. */
    static @Nullable AccountId account(@Nullable String account) {
        if (account == null || account.isEmpty()) {
            return null;
        }
        return accountInPath(account);
    }

    /** An account of our chart, by its id. */
    static AccountId accountInPath(String account) {
        AccountId id = AccountViews.parse(account);
        try {
            AccountKind.of(id);
            Asset.of(id.asset());
            return id;
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("account", "No account of our chart has this id");
        }
    }

    private static int code(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? EventKind.of(Integer.parseInt(text)).code()
                    : EventKind.valueOf(text.toUpperCase(Locale.ROOT)).code();
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("code", "No money event has the code '" + shorten(text) + "'")
                    .cure("Use the number of a kind of event, or a name such as gift_sent");
        }
    }

    private static List<String> parts(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return List.of();
        }
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
