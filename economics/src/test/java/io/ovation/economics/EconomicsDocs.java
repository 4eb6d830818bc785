package io.ovation.economics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The pages under docs/economics, made from the golden files and the chart of accounts. */
final class EconomicsDocs {
    private static final String GENERATED =
            "<!-- Made from the golden files by the tests of economics (-Dgolden.update=true). Do not edit. -->\n\n";

    private EconomicsDocs() {}

    /** All pages by file name. */
    static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index());
        pages.put("accounts.md", chart());
        for (GoldenFile golden : GoldenFile.all()) {
            pages.put(golden.name() + ".md", rulePage(golden));
        }
        return pages;
    }

    private static String index() {
        StringBuilder page = new StringBuilder(GENERATED);
        page.append("# Economics: what each money event means\n\n");
        page.append(
                        "Every movement of money is a *money event*. A *posting rule* turns it into one *journal entry*: up to ")
                .append("16 transfers, each from a debit account to a credit account, accepted or refused as one. ")
                .append("Rules are pure functions; the code is in `economics/`, start at `PostingRules`. ")
                .append("The pages here show each rule at work on the real ledger.\n\n");
        page.append("| code | event | rule |\n|---|---|---|\n");
        for (GoldenFile golden : GoldenFile.all()) {
            JsonNode json = golden.json();
            page.append("| ")
                    .append(json.get("cases").get(0).get("entry").get("code").asInt())
                    .append(" | [")
                    .append(json.get("title").asText())
                    .append("](")
                    .append(golden.name())
                    .append(".md) | `")
                    .append(json.get("rule").asText())
                    .append("` |\n");
        }
        RuleSet rules = RuleSet.DEFAULT;
        page.append(
                "\nThe accounts are in the [chart of accounts](accounts.md).\n\n## Numbers of the shipped rules\n\n");
        page.append("| rule set | ").append(rules.version()).append(" |\n|---|---|\n");
        page.append("| creators earn in | ").append(rules.earningsCurrency()).append(" |\n");
        page.append("| diamonds for a coin | ")
                .append(AccountNames.amount(Asset.DIAMOND, rules.diamondUnitsPerCoin()))
                .append(" |\n");
        page.append("| value of a diamond | ")
                .append(AccountNames.amount(rules.earningsCurrency(), rules.diamondValueMicros(100)))
                .append(' ')
                .append(rules.earningsCurrency())
                .append(" |\n");
        page.append("| share for the fraud reserve | ")
                .append(rules.reserveSharePpm() / 10_000.0)
                .append(" % of what the creator earns |\n");
        page.append("| earnings mature after | ").append(rules.maturityDays()).append(" days |\n");
        page.append("""

                ## What is always true

                `./ovation verify` and the tests check, at any moment:

                - every asset sums to zero over all accounts;
                - no account that somebody owns (C) or owes (D) is below zero;
                - liability, tax and fee exist only where there are coins: in a wallet, a hold or a refund;
                - what a creator has from gifts, pending for a day or available, is worth exactly the diamonds there.
                """);
        return page.toString();
    }

    private static String chart() {
        StringBuilder page = new StringBuilder(GENERATED);
        page.append("# Chart of accounts\n\n");
        page.append("An account id is computed, never looked up: kind (16 bits), asset (16), bucket (32), owner (64). ")
                .append("The two upper bits of the kind say how its balance is counted and what it may not do:\n\n")
                .append("- **C**: what we owe somebody. Grows with credits, never below zero.\n")
                .append("- **D**: what somebody owes us. Grows with debits, never below zero.\n")
                .append("- **credit**, **debit**: free, and grows with credits or debits.\n\n")
                .append("Amounts are whole numbers: coins, hundredths of a diamond, micros of a currency.\n\n");
        page.append(
                "| kind | number | holds | owner | bucket | grows with | meaning |\n|---|---|---|---|---|---|---|\n");
        for (AccountKind kind : AccountKind.values()) {
            page.append("| ")
                    .append(kind.code())
                    .append(" | ")
                    .append(kind.number() & 0x3FFF)
                    .append(" | ")
                    .append(
                            switch (kind.holds()) {
                                case COIN, DIAMOND -> kind.holds().name();
                                case FIAT -> "a currency";
                                case ANY -> "anything";
                            })
                    .append(" | ")
                    .append(AccountNames.ownerWord(kind))
                    .append(" | ")
                    .append(
                            switch (kind.bucket()) {
                                case NONE -> "";
                                case CURRENCY -> "currency of purchase";
                                case DAY -> "day";
                                case MONTH -> "month";
                            })
                    .append(" | ")
                    .append(
                            switch (kind.sign()) {
                                case CREDIT_BALANCE -> "C";
                                case DEBIT_BALANCE -> "D";
                                case CREDIT -> "credit";
                                case DEBIT -> "debit";
                            })
                    .append(" | ")
                    .append(kind.meaning())
                    .append(" |\n");
        }
        page.append("""

                A day is the business day in the market's time zone, or the maturity day for pending accounts. Market-wide
                turnover in a currency is kept by month, so that no account outgrows 64 bits and a closed month stays closed.
                """);
        return page.toString();
    }

    private static String rulePage(GoldenFile golden) {
        JsonNode json = golden.json();
        StringBuilder page = new StringBuilder(GENERATED);
        page.append("# ").append(json.get("title").asText()).append("\n\n");
        for (JsonNode paragraph : json.get("explanation")) {
            page.append(paragraph.asText()).append("\n\n");
        }
        for (JsonNode worked : json.get("cases")) {
            workedCase(page, worked);
        }
        page.append("Rule: `economics/src/main/java/io/ovation/economics/")
                .append(json.get("rule").asText())
                .append(".java`. Golden file: `economics/src/test/resources/golden/")
                .append(golden.name())
                .append(".json`. All rules: [index](README.md).\n");
        return page.toString();
    }

    private static void workedCase(StringBuilder page, JsonNode worked) {
        page.append("## ").append(worked.get("name").asText()).append("\n\n");
        page.append(worked.get("explanation").asText()).append("\n\n");
        if (!worked.path("given").isEmpty()) {
            page.append("Before:\n\n");
            for (JsonNode given : worked.get("given")) {
                page.append("- ").append(eventWords(given)).append('\n');
            }
            page.append('\n');
        }
        page.append("Event: ").append(eventWords(worked.get("event"))).append("\n\n");
        page.append("| | debit | credit | the rule says | amount | debit account after | credit account after |\n");
        page.append("|---|---|---|---|---:|---:|---:|\n");
        JsonNode transfers = worked.get("entry").get("transfers");
        JsonNode posted = worked.get("posted");
        for (int i = 0; i < transfers.size(); i++) {
            JsonNode transfer = transfers.get(i);
            page.append("| ").append(i + 1);
            page.append(" | ").append(transfer.get("debit").asText());
            page.append(" | ").append(transfer.get("credit").asText());
            String rule = transfer.get("amount").asText();
            page.append(" | ").append(Character.isDigit(rule.charAt(0)) ? "exactly " + rule : rule);
            if (posted == null) {
                page.append(" | | | |\n");
                continue;
            }
            JsonNode line = posted.get(i);
            page.append(" | ")
                    .append(line.get("amount").asText())
                    .append(' ')
                    .append(line.get("asset").asText());
            page.append(" | ").append(line.get("debit_balance_after").asText());
            page.append(" | ").append(line.get("credit_balance_after").asText()).append(" |\n");
        }
        for (JsonNode condition : worked.get("entry").path("conditions")) {
            page.append("\nCondition, checked after all transfers: ")
                    .append(condition.asText())
                    .append(".\n");
        }
        if (posted == null) {
            page.append("\nThe ledger refuses the entry with `")
                    .append(worked.get("outcome").asText())
                    .append("`; nothing changes.\n");
        }
        page.append('\n');
    }

    private static String eventWords(JsonNode event) {
        StringBuilder words = new StringBuilder("**")
                .append(event.get("type")
                        .asText()
                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT))
                .append("**");
        appendFields(words, event);
        return words.toString();
    }

    private static void appendFields(StringBuilder words, JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getKey().equals("type")) {
                return;
            }
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> appendFields(words, element));
            } else if (field.getValue().isObject()) {
                appendFields(words, field.getValue());
            } else {
                words.append(", ")
                        .append(field.getKey().replace('_', ' '))
                        .append(' ')
                        .append(field.getValue().asText());
            }
        });
    }
}
