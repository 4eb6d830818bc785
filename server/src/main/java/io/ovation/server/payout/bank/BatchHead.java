package io.ovation.server.payout.bank;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is written at the beginning and the end of a file; its transfers come one after the other, so that a file of a hundred
 * thousand needs no more memory than one of ten.
 *
 * @param id the batch's public id, which the bank repeats in its answers
 * @param fileOfDay which ACH file of the day this is, from 0
 * @param transfers how many follow, at least one, all of one currency
 * @param amount their sum, minor units
 */
record BatchHead(
        String id, Instant madeAt, LocalDate paysOn, String currency, int fileOfDay, int transfers, long amount) {}
