package io.ovation.journal.run;

/**
 * A Bloom filter in a byte array: {@value #BITS_A_KEY} bits a key and {@value #PROBES} probes, so that about one absent key in a
 * hundred passes. Keys must be mixed already ({@link #mix}).
 */
final class BloomFilter {

    static final int BITS_A_KEY = 10;
    static final int PROBES = 6;

    private BloomFilter() {}

    /** A filter of so many keys. */
    static byte[] of(long[] keys, int count) {
        byte[] filter = new byte[Math.max(8, (count * BITS_A_KEY + 7) / 8)];
        for (int index = 0; index < count; index++) {
            long step = step(keys[index]);
            long probe = keys[index];
            for (int i = 0; i < PROBES; i++) {
                int bit = bit(probe, filter.length);
                filter[bit >>> 3] |= (byte) (1 << (bit & 7));
                probe += step;
            }
        }
        return filter;
    }

    /** False when the key was certainly not among those the filter was made of. */
    static boolean mayHold(byte[] filter, long key) {
        long step = step(key);
        long probe = key;
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(probe, filter.length);
            if ((filter[bit >>> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
            probe += step;
        }
        return true;
    }

    /** Spreads a key over 64 bits (the finaliser of MurmurHash3). */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    private static long step(long key) {
        return Long.rotateLeft(key, 32) * 0x9E3779B97F4A7C15L | 1;
    }

    private static int bit(long probe, int bytes) {
        return (int) Math.unsignedMultiplyHigh(probe, 8L * bytes);
    }
}
