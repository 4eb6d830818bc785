package io.ovation.ledger;

/**
 * A 128-bit account id that is computed and never looked up: {@code kind (16) | asset (16) | bucket (32)} in the high
 * half, the owner in the low half. The two top bits of the kind carry the account's {@link Constraint} and natural sign.
 *
 * <p>Bucket 0 means "not bucketed"; any other value is a day, a month or another period. Kind 0 and asset 0 are no
 * account. Order is unsigned: kind, asset, bucket, owner.
 *
 * @param high kind, asset and bucket
 * @param low owner
 */
public record AccountId(long high, long low) implements Comparable<AccountId> {

    /**
     * Puts an account id together.
     *
     * @throws IllegalArgumentException when kind or asset is outside 1 to 65535
     */
    public static AccountId of(int kind, int asset, int bucket, long owner) {
        if (kind < 1 || kind > 0xFFFF) {
            throw new IllegalArgumentException("kind outside 1 to 65535: " + kind);
        }
        if (asset < 1 || asset > 0xFFFF) {
            throw new IllegalArgumentException("asset outside 1 to 65535: " + asset);
        }
        return new AccountId(((long) kind << 48) | ((long) asset << 32) | Integer.toUnsignedLong(bucket), owner);
    }

    /** What the account is for, 1 to 65535, constraint bits included. */
    public int kind() {
        return (int) (high >>> 48);
    }

    /** Which asset it holds, 1 to 65535. */
    public int asset() {
        return (int) (high >>> 32) & 0xFFFF;
    }

    /** The period it stands for, unsigned; 0 when it is not bucketed. */
    public int bucket() {
        return (int) high;
    }

    /** Whose it is: a number that means what the kind says. */
    public long owner() {
        return low;
    }

    /** What its balance may never do. */
    public Constraint constraint() {
        return Constraint.ofKind(kind());
    }

    /** True when its natural balance is debits minus credits. */
    public boolean debitNatural() {
        return Constraint.debitNatural(kind());
    }

    /** True when the id names an account at all: kind and asset are not 0. */
    public boolean valid() {
        return kind() != 0 && asset() != 0;
    }

    @Override
    public int compareTo(AccountId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return Integer.toHexString(kind())
                + "/"
                + asset()
                + "/"
                + Integer.toUnsignedString(bucket())
                + "/"
                + Long.toUnsignedString(low);
    }
}
