package io.ovation.economics;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.Posted;
import io.ovation.ledger.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A golden file: one posting rule, explained, with worked cases. People write the explanations, what happened before and
 * the event; entry, outcome and posted amounts are written by the test run with {@code -Dgolden.update=true} and
 * compared by every other run.
 */
record GoldenFile(Path path, ObjectNode json) {
    static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The repository's root. */
    static Path root() {
        return Path.of(System.getProperty("project.root", ".."));
    }

    static Path folder() {
        return root().resolve("economics/src/test/resources/golden");
    }

    /** All golden files in the order of the codes of their entries. */
    static List<GoldenFile> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(GoldenFile::read)
                    .sorted(java.util.Comparator.comparingInt(
                            file -> file.json().required("order").asInt()))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static GoldenFile read(Path path) {
        try {
            return new GoldenFile(path, (ObjectNode) MAPPER.readTree(path.toFile()));
        } catch (IOException fault) {
            throw new UncheckedIOException(path.toString(), fault);
        }
    }

    String name() {
        return path.getFileName().toString().replace(".json", "");
    }

    /** The same file with entry, outcome and postings as rules and ledger make them now. */
    String regenerated() {
        ObjectNode copy = json.deepCopy();
        for (JsonNode node : copy.required("cases")) {
            ObjectNode worked = (ObjectNode) node;
            Book book = new Book(RuleSet.DEFAULT);
            for (JsonNode given : worked.path("given")) {
                Outcome outcome = book.post(book.read(given));
                if (!outcome.code().isApplied()) {
                    throw new AssertionError(name() + ": what was given is refused, " + outcome + ": " + given);
                }
            }
            Entry entry = PostingRules.entry(book.read(worked.required("event")), RuleSet.DEFAULT);
            Outcome outcome = book.apply(entry);
            worked.set("entry", entryJson(entry));
            worked.put("outcome", outcome.code().name());
            worked.remove("posted");
            if (outcome.code().isApplied()) {
                worked.set("posted", postedJson(outcome.applied().transfers()));
            }
            for (InvariantResult result : book.invariants()) {
                if (!result.holds()) {
                    throw new AssertionError(name() + ": " + result);
                }
            }
        }
        try {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
            return MAPPER.writer(printer).writeValueAsString(copy) + "\n";
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static ObjectNode entryJson(Entry entry) {
        ObjectNode result = MAPPER.createObjectNode();
        result.put("code", entry.code());
        result.put("rule_version", entry.ruleVersion());
        result.put("reference1", entry.reference1());
        result.put("reference2", entry.reference2());
        result.put("reference3", entry.reference3());
        ArrayNode transfers = result.putArray("transfers");
        for (Transfer transfer : entry.transfers()) {
            ObjectNode line = transfers.addObject();
            line.put("debit", AccountNames.label(transfer.debit()));
            line.put("credit", AccountNames.label(transfer.credit()));
            line.put("amount", amountWords(transfer));
        }
        if (!entry.conditions().isEmpty()) {
            ArrayNode conditions = result.putArray("conditions");
            for (Condition condition : entry.conditions()) {
                conditions.add(AccountNames.label(condition.account())
                        + (condition.bound() == Bound.AT_MOST ? " at most " : " at least ")
                        + condition.limit());
            }
        }
        return result;
    }

    private static String amountWords(Transfer transfer) {
        Asset asset = Asset.of(transfer.debit().asset());
        return switch (transfer.amount()) {
            case Amount.Fixed(long value) -> AccountNames.amount(asset, value) + " " + asset.code();
            case Amount.Proportional(int base, io.ovation.ledger.Side of) ->
                "the same part of the " + of.name().toLowerCase(Locale.ROOT) + " account as transfer " + (base + 1)
                        + " takes";
            case Amount.UpTo(long limit, io.ovation.ledger.Side of) ->
                limit == Long.MAX_VALUE
                        ? "all that the " + of.name().toLowerCase(Locale.ROOT) + " account has"
                        : "what the " + of.name().toLowerCase(Locale.ROOT) + " account has, at most "
                                + AccountNames.amount(asset, limit) + " " + asset.code();
            case Amount.Remainder(int base) -> "what transfer " + (base + 1) + " could not take";
        };
    }

    private static ArrayNode postedJson(List<Posted> transfers) {
        ArrayNode result = MAPPER.createArrayNode();
        for (Posted posted : transfers) {
            Asset asset = Asset.of(posted.debit().asset());
            ObjectNode line = result.addObject();
            line.put("debit", AccountNames.label(posted.debit()));
            line.put("credit", AccountNames.label(posted.credit()));
            line.put("amount", AccountNames.amount(asset, posted.amount()));
            line.put("asset", asset.code());
            line.put("debit_balance_after", AccountNames.amount(asset, posted.debitBalance()));
            line.put("credit_balance_after", AccountNames.amount(asset, posted.creditBalance()));
        }
        return result;
    }
}
