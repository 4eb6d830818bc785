package io.ovation.server.finance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.economics.Asset;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.FeedBatch;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;

/**
 * One JSON object a line: every entry with its transfers, times and the hash of its batch, then every balance. Amounts
 * are integers of the asset's smallest unit, {@code scale} says how many decimals that has.
 */
final class NdjsonFormat implements BookFormat {
    private final Writer out;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ExportNames names = new ExportNames();

    NdjsonFormat(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(String source) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("type", "books");
        line.put("source", source);
        write(line);
    }

    @Override
    public void entry(FeedBatch batch, AcceptedEntry entry) throws IOException {
        ObjectNode line = mapper.createObjectNode();
        line.put("type", "entry");
        line.put("id", PublicId.of("ent", entry.id()));
        line.put("sequence", entry.sequence());
        line.put("batch_sequence", batch.sequence());
        line.put("at_wall", batch.wall().toString());
        line.put("at_business", batch.business().toString());
        line.put("code", entry.code());
        line.put("event", EntryExplanation.title(entry.code()));
        line.put("rule_version", entry.ruleVersion());
        line.putArray("references")
                .add(entry.reference1())
                .add(entry.reference2())
                .add(entry.reference3());
        ArrayNode transfers = line.putArray("transfers");
        for (Posted posted : entry.transfers()) {
            Asset asset = Asset.of(posted.debit().asset());
            transfers
                    .addObject()
                    .put("debit", names.name(posted.debit()))
                    .put("credit", names.name(posted.credit()))
                    .put("amount", posted.amount())
                    .put("asset", asset.code())
                    .put("scale", asset.scale())
                    .put("debit_balance_after", posted.debitBalance())
                    .put("credit_balance_after", posted.creditBalance());
        }
        line.put("batch_hash", HexFormat.of().formatHex(batch.hash()));
        write(line);
    }

    @Override
    public void end(LocalDate opened, LocalDate lastDay, Map<AccountId, Long> balances) throws IOException {
        for (var each : balances.entrySet()) {
            Asset asset = Asset.of(each.getKey().asset());
            ObjectNode line = mapper.createObjectNode();
            line.put("type", "balance");
            line.put("account", names.name(each.getKey()));
            line.put("balance", each.getValue());
            line.put("asset", asset.code());
            line.put("scale", asset.scale());
            write(line);
        }
    }

    private void write(ObjectNode line) throws IOException {
        out.write(mapper.writeValueAsString(line));
        out.write('\n');
    }
}
