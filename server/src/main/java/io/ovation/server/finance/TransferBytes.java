package io.ovation.server.finance;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Transfers of an entry as the column {@code finance_entry.transfers} keeps them: seven longs each. */
final class TransferBytes {
    private static final int BYTES = 7 * Long.BYTES;

    private TransferBytes() {}

    static byte[] encode(List<Posted> transfers) {
        ByteBuffer bytes = ByteBuffer.allocate(transfers.size() * BYTES);
        for (Posted posted : transfers) {
            bytes.putLong(posted.debit().high())
                    .putLong(posted.debit().low())
                    .putLong(posted.credit().high())
                    .putLong(posted.credit().low())
                    .putLong(posted.amount())
                    .putLong(posted.debitBalance())
                    .putLong(posted.creditBalance());
        }
        return bytes.array();
    }

    static List<Posted> decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        List<Posted> transfers = new ArrayList<>(encoded.length / BYTES);
        while (bytes.remaining() >= BYTES) {
            transfers.add(new Posted(
                    new AccountId(bytes.getLong(), bytes.getLong()),
                    new AccountId(bytes.getLong(), bytes.getLong()),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong()));
        }
        return transfers;
    }
}
