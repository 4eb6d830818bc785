package io.ovation.server.gift;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of one gift went, in a room or under a video. Every figure is a transfer of its entry in the books.
 *
 * @param paid what the viewer had paid for these coins, tax included; null when given coins paid
 * @param platformKept what is left of it after tax, fees, creator and reserve; null when viewer and creator use different
 *     currencies, because then it is not one number
 */
record GiftMoney(
        @Nullable Micros paid,
        @Nullable Micros tax,
        @Nullable Micros storeFee,
        @Nullable Micros reserve,
        @Nullable Micros creatorGot,
        @Nullable Micros platformKept) {
    static GiftMoney of(GiftEntry gift) {
        boolean oneCurrency = gift.paidCurrency() == gift.earningsCurrency();
        return new GiftMoney(
                paid(gift, gift.revenueMicros() + gift.taxMicros()),
                paid(gift, gift.taxMicros()),
                paid(gift, gift.feeMicros()),
                earned(gift, gift.reserveMicros()),
                earned(gift, gift.creatorMicros()),
                oneCurrency
                        ? paid(
                                gift,
                                gift.revenueMicros() - gift.feeMicros() - gift.creatorMicros() - gift.reserveMicros())
                        : null);
    }

    /** The same figures in order, ready to be shown; what there is none of is left out. */
    List<ReceiptView.Line> lines() {
        List<ReceiptView.Line> lines = new ArrayList<>();
        add(lines, "Paid for these coins", paid);
        add(lines, "Tax", tax);
        add(lines, "Store and payment fee", storeFee);
        add(lines, "Creator", creatorGot);
        add(lines, "Reserve against fraud", reserve);
        add(lines, "Platform", platformKept);
        return List.copyOf(lines);
    }

    private static @Nullable Micros paid(GiftEntry gift, long micros) {
        return of(gift.paidCurrency(), micros);
    }

    private static @Nullable Micros earned(GiftEntry gift, long micros) {
        return of(gift.earningsCurrency(), micros);
    }

    private static @Nullable Micros of(int currency, long micros) {
        return currency == 0 ? null : new Micros(micros, Asset.of(currency).code());
    }

    private static void add(List<ReceiptView.Line> lines, String label, @Nullable Micros amount) {
        if (amount != null) {
            lines.add(new ReceiptView.Line(label, amount.micros(), amount.currency()));
        }
    }
}
