package io.ovation.journal.snapshot;

import io.ovation.ledger.Ledger;
import io.ovation.ledger.StateBuilder;
import io.ovation.ledger.StateReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A ledger's state as bytes: the parts of {@link StateReader}, one behind the other, big-endian. */
final class StateForm {

    private StateForm() {}

    static void write(Ledger ledger, OutputStream out) throws IOException {
        StateReader state = ledger.state();
        long[] part = new long[StateReader.MOST_LONGS];
        ByteBuffer bytes = ByteBuffer.allocate(StateReader.MOST_LONGS * Long.BYTES);
        for (int length = state.next(part); length > 0; length = state.next(part)) {
            bytes.asLongBuffer().put(part, 0, length);
            out.write(bytes.array(), 0, length * Long.BYTES);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is no state
     */
    static Ledger read(InputStream in, int idsPerGeneration) throws IOException {
        StateBuilder builder = new StateBuilder(idsPerGeneration);
        long[] part = new long[StateReader.MOST_LONGS];
        ByteBuffer bytes = ByteBuffer.allocate(StateReader.MOST_LONGS * Long.BYTES);
        boolean more = true;
        while (more) {
            fill(in, bytes.array(), 0, Long.BYTES);
            int length = StateBuilder.length(bytes.getLong(0));
            fill(in, bytes.array(), Long.BYTES, (length - 1) * Long.BYTES);
            bytes.asLongBuffer().get(part, 0, length);
            more = builder.add(part);
        }
        return builder.build();
    }

    private static void fill(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        if (in.readNBytes(bytes, offset, length) < length) {
            throw new EOFException("it ends early");
        }
    }
}
