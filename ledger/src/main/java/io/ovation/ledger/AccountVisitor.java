package io.ovation.ledger;

/** Is shown accounts one after the other. */
@FunctionalInterface
public interface AccountVisitor {

    /** One account and its natural balance. */
    void visit(AccountId account, long balance);
}
