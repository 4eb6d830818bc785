package io.ovation.server.finance;

import io.ovation.ledger.Posted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry of the books as the rows have it. */
record BookEntry(
        long sequence,
        UUID id,
        long batchSequence,
        int code,
        int ruleVersion,
        long reference1,
        long reference2,
        long reference3,
        List<Posted> transfers,
        Instant wall,
        Instant business,
        byte[] hash,
        byte[] previousHash,
        byte[] merkleRoot) {}
