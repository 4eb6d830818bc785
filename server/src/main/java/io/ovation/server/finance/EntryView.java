package io.ovation.server.finance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A journal entry as the explorer shows it.
 *
 * @param sequence number of the entry
 * @param batchSequence number of the batch that made it durable
 * @param event what happened, in words
 * @param references what the entry is about, as public ids where there are some
 * @param hash of the batch, in hexadecimal digits: it covers this entry, and every batch before through previousHash
 * @param explanation what the entry did, in sentences for people
 */
public record EntryView(
        String id,
        long sequence,
        long batchSequence,
        Instant atWall,
        Instant atBusiness,
        int code,
        String event,
        int ruleVersion,
        Map<String, String> references,
        List<TransferView> transfers,
        String hash,
        String previousHash,
        String merkleRoot,
        String explanation) {

    /**
     * One transfer.
     *
     * @param amount in the asset's smallest unit
     * @param scale how many decimal places that unit has
     * @param debitBalanceAfter natural balance of the debit account after the transfer
     * @param creditBalanceAfter natural balance of the credit account after the transfer
     */
    public record TransferView(
            AccountView debit,
            AccountView credit,
            long amount,
            String asset,
            int scale,
            @JsonProperty("debit_balance_after") long debitBalanceAfter,
            @JsonProperty("credit_balance_after") long creditBalanceAfter) {}
}
