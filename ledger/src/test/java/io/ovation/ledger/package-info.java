/**
 * Tests of the ledger: {@link io.ovation.ledger.PlainLedger}, a slow and obviously right twin, runs beside the real one
 * on random histories; examples say in sentences what each rule means.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.ledger;
