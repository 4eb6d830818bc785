package io.ovation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchCodecTest {

    private static final BatchTime TIME = new BatchTime(1_795_000_000_123L, 1_796_000_000_456L);
    private final Random random = new Random(20261123);

    @Test
    void what_was_encoded_is_decoded_whatever_the_numbers() {
        for (int round = 0; round < 200; round++) {
            List<AcceptedEntry> entries = entries(random.nextInt(20));
            SealedBatch sealed = seal(entries);
            JournalBatch decoded = BatchCodec.decode(sealed);
            assertThat(decoded.entries()).isEqualTo(entries);
            assertThat(decoded.time()).isEqualTo(TIME);
            assertThat(decoded.shard()).isEqualTo(7);
            assertThat(decoded.sequence()).isEqualTo(42);
            assertThat(decoded.epoch()).isEqualTo(3);
            assertThat(decoded.hash()).isEqualTo(sealed.hash());
            JournalBatch asSealed = BatchEncoder.decoded(sealed);
            assertThat(asSealed).isEqualTo(decoded);
            assertThat(asSealed.entries()).isEqualTo(entries);
            assertThat(decoded.entryCount()).isEqualTo(entries.size());
            assertThat(decoded.previousHash()).isEqualTo(asSealed.previousHash());
            assertThat(decoded.merkleRoot()).isEqualTo(asSealed.merkleRoot());
        }
    }

    @Test
    void one_changed_byte_anywhere_is_noticed() {
        SealedBatch sealed = seal(entries(5));
        for (int at = 0; at < sealed.body().length; at++) {
            byte[] body = sealed.body().clone();
            body[at] ^= (byte) (1 << random.nextInt(8));
            SealedBatch changed = new SealedBatch(7, 42, 3, sealed.hash(), body);
            assertThatThrownBy(() -> BatchCodec.decode(changed))
                    .as("byte %d", at)
                    .isInstanceOfAny(JournalDamaged.class, JournalTooNew.class);
        }
    }

    @Test
    void a_body_that_is_cut_off_or_too_long_is_noticed() {
        SealedBatch sealed = seal(entries(3));
        for (int length = 0; length < sealed.body().length + 3; length++) {
            if (length == sealed.body().length) {
                continue;
            }
            SealedBatch changed =
                    new SealedBatch(7, 42, 3, sealed.hash(), java.util.Arrays.copyOf(sealed.body(), length));
            assertThatThrownBy(() -> BatchCodec.decode(changed)).isInstanceOf(JournalDamaged.class);
        }
    }

    @Test
    void a_batch_at_another_place_is_noticed() {
        SealedBatch sealed = seal(entries(1));
        assertThatThrownBy(() -> BatchCodec.decode(new SealedBatch(7, 43, 3, sealed.hash(), sealed.body())))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("another place");
    }

    @Test
    void a_newer_format_is_told_apart_from_damage() {
        SealedBatch sealed = seal(entries(1));
        sealed.body()[3] = BatchCodec.VERSION + 1;
        assertThatThrownBy(() -> BatchCodec.decode(sealed))
                .isInstanceOf(JournalTooNew.class)
                .hasMessageContaining("format 3");
    }

    private SealedBatch seal(List<AcceptedEntry> entries) {
        BatchEncoder encoder = new BatchEncoder();
        entries.forEach(encoder::add);
        byte[] previous = new byte[32];
        random.nextBytes(previous);
        return encoder.seal(7, 42, 3, TIME, previous);
    }

    private List<AcceptedEntry> entries(int count) {
        List<AcceptedEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Posted> transfers = new ArrayList<>();
            for (int t = random.nextInt(17); t > 0; t--) {
                AccountId debit = account();
                AccountId credit = AccountId.of(1 + random.nextInt(0xFFFF), debit.asset(), random.nextInt(), number());
                transfers.add(new Posted(debit, credit, number() & Long.MAX_VALUE, number(), number()));
            }
            entries.add(new AcceptedEntry(
                    1_000 + i,
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(0x10000),
                    random.nextInt(),
                    number(),
                    number(),
                    number(),
                    new Fingerprint(random.nextLong(), random.nextLong()),
                    transfers));
        }
        return entries;
    }

    private AccountId account() {
        return AccountId.of(1 + random.nextInt(0xFFFF), 1 + random.nextInt(0xFFFF), random.nextInt(), number());
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100);
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }
}
