package io.ovation.server.coin.dispute;

import io.ovation.economics.DerivedIds;
import io.ovation.economics.Stream;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.lot.CoinLot;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lost disputes mean for gifts and their creators. Blocking; any thread. */
@ApplicationScoped
public class ClawBacks {
    private static final Logger LOG = LoggerFactory.getLogger(ClawBacks.class);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20_000;

    private final ClawBackStore store;
    private final ClawBackOperation operation;
    private final Database database;
    private final Clocks clocks;

    ClawBacks(ClawBackStore store, ClawBackOperation operation, Database database, Clocks clocks) {
        this.store = store;
        this.operation = operation;
        this.database = database;
        this.clocks = clocks;
    }

    /** Those of a dispute, newest gift first. */
    public List<ClawBack> of(long dispute) {
        return store.of(dispute);
    }

    /** The gift that an entry of a dispute is about, in the caller's SQL transaction; null when the rows do not know. */
    public static @Nullable UUID giftOf(Handle handle, long dispute, UUID entry) {
        return handle
                .createQuery("SELECT gift FROM coin_claw_back WHERE dispute = :dispute ORDER BY number")
                .bind("dispute", dispute)
                .mapTo(UUID.class)
                .list()
                .stream()
                .filter(gift -> entry.equals(DerivedIds.giftDisputed(dispute, gift))
                        || entry.equals(DerivedIds.clawBackCorrected(dispute, gift)))
                .findFirst()
                .orElse(null);
    }

    /** Those about any of these gifts. */
    public List<ClawBack> ofGifts(List<UUID> gifts) {
        return gifts.isEmpty() ? List.of() : store.ofGifts(gifts);
    }

    /**
     * A creator was confirmed complicit with a payer, in the caller's SQL transaction: what others bore for the payer's gifts
     * becomes the creator's debt. The sweeper posts it, or {@link #goOn} at once.
     */
    public void correct(Handle handle, long creator, long payer) {
        ClawBackStore.correct(handle, creator, payer, clocks.wall());
    }

    /** Posts what is open between a creator and payers. */
    public void goOn(long creator, List<Long> payers) {
        for (Long open : store.open(creator, payers)) {
            try {
                operation.advance(open);
            } catch (RuntimeException e) {
                LOG.warn("Claw-back {} goes on later: {}", open, e.toString());
            }
        }
    }

    /**
     * Writes down, once, which gifts account for the coins of a lost dispute that were not voided: the newest that its
     * purchase paid for. Then posts what is open of them.
     *
     * @param coins how many coins are still to be accounted for
     * @return how many of them gifts account for now
     * @throws Problem {@code busy} while a big gift of them can still be undone
     */
    long accountFor(Dispute dispute, long coins) {
        database.useTransaction(handle -> plan(handle, dispute, coins));
        long found = 0;
        for (ClawBack each : store.of(dispute.number())) {
            operation.advance(each.number());
            found += each.coins();
        }
        return found;
    }

    private void plan(Handle handle, Dispute dispute, long coins) {
        CoinLot lot = Lots.ofRecharge(handle, dispute.recharge()).orElse(null);
        boolean planned = handle.createQuery("SELECT EXISTS (SELECT 1 FROM coin_claw_back WHERE dispute = :dispute)")
                .bind("dispute", dispute.number())
                .mapTo(Boolean.class)
                .one();
        if (lot == null || planned || coins <= 0) {
            return;
        }
        handle.createQuery("SELECT number FROM coin_dispute WHERE number = :number FOR UPDATE")
                .bind("number", dispute.number())
                .mapTo(Long.class)
                .one();
        Instant now = clocks.business();
        Instant wall = clocks.wall();
        for (ClawBack plan : newest(handle, dispute, lot, coins)) {
            ClawBackStore.plan(handle, plan, now, wall);
        }
    }

    /** The newest gifts of a lot, until so many coins are found; what earlier disputes claimed is left out. */
    private static List<ClawBack> newest(Handle handle, Dispute dispute, CoinLot lot, long coins) {
        Map<UUID, ClawBack> plans = new LinkedHashMap<>();
        Map<UUID, Long> claimed = new HashMap<>();
        long left = coins;
        long before = Long.MAX_VALUE;
        int part = 0;
        for (int page = 0; page < MOST_PAGES && left > 0; page++) {
            List<LotUse> uses = Lots.newestGifts(handle, lot.number(), before, part, PAGE);
            for (LotUse use : uses) {
                if (left == 0) {
                    break;
                }
                if (use.kind() == LotUse.Kind.HOLD) {
                    throw Problem.of(ProblemCode.BUSY).detail("A big gift of these coins can still be undone");
                }
                UUID gift = Objects.requireNonNull(use.gift());
                long taken = claimed.computeIfAbsent(
                        gift, id -> ClawBackStore.claimed(handle, id, dispute.recharge(), dispute.number()));
                long free = Math.max(0, use.coins() - taken);
                claimed.put(gift, Math.max(0, taken - use.coins()));
                long wanted = Math.min(left, free);
                if (wanted > 0) {
                    plans.merge(gift, plan(dispute, use, gift, wanted), ClawBacks::together);
                    left -= wanted;
                }
            }
            if (uses.size() < PAGE) {
                break;
            }
            before = uses.getLast().sequence();
            part = uses.getLast().part();
        }
        return new ArrayList<>(plans.values());
    }

    private static ClawBack plan(Dispute dispute, LotUse use, UUID gift, long coins) {
        return new ClawBack(
                Numbers.next(),
                dispute.number(),
                gift,
                dispute.user(),
                Objects.requireNonNull(use.creator()),
                Stream.ofCode(Objects.requireNonNull(use.stream())),
                Objects.requireNonNull(use.currency()),
                coins,
                use.share(use.micros(), coins),
                use.share(use.diamondUnits(), coins),
                Objects.requireNonNull(use.maturesOn()),
                ClawBack.Status.PLANNED,
                null,
                false,
                false,
                0,
                0,
                0,
                0,
                false,
                null);
    }

    /** Two parts of one gift are one claw-back. */
    private static ClawBack together(ClawBack one, ClawBack other) {
        return new ClawBack(
                one.number(),
                one.dispute(),
                one.gift(),
                one.payer(),
                one.creator(),
                one.stream(),
                one.currency(),
                one.coins() + other.coins(),
                one.micros() + other.micros(),
                one.diamondUnits() + other.diamondUnits(),
                one.maturesOn(),
                one.status(),
                null,
                false,
                false,
                0,
                0,
                0,
                0,
                false,
                null);
    }
}
