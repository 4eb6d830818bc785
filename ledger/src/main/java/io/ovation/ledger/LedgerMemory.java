package io.ovation.ledger;

/**
 * Memory that a ledger has reserved for what it holds, in bytes. What was forgotten stays reserved for what comes.
 *
 * @param accounts number of accounts
 * @param accountBytes for their ids and balances
 * @param ids number of ids that are remembered
 * @param idBytes for finding them
 * @param entryBytes for their entries, out of which retries are answered
 */
public record LedgerMemory(long accounts, long accountBytes, long ids, long idBytes, long entryBytes) {}
