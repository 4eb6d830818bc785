package io.ovation.audience;

import io.ovation.audience.community.ViewerProfile;
import io.ovation.audience.plan.Action;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Wallet;
import io.ovation.client.Ovation;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.http.Call;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.StoppedWaitingException;
import io.ovation.client.problem.UnreachableException;
import io.ovation.client.room.Room;
import io.ovation.client.room.RoomListener;
import io.ovation.client.room.RoomView;
import io.ovation.client.user.UserDescription;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One viewer and the visit under way. Actions are done one after the other, on a virtual thread while there are any; what
 * does not fit into the short queue is left out, so that a slow server meets a patient audience and not a growing one.
 */
final class Seat {
    private static final int MOST_WAITING = 24;

    private final ViewerProfile who;
    private final Stage stage;
    private final Catalogues catalogues;
    private final Tally tally;
    private final Executor threads;
    private final Account account;
    private final Wallet wallet;
    private final SplittableRandom luck;
    private final ArrayDeque<Action> waiting = new ArrayDeque<>();
    private boolean busy;
    private final RoomListener counting = new Counting();
    private @Nullable Room room;
    private String roomLive = "";
    private volatile boolean inside;

    Seat(
            Ovation ovation,
            ViewerProfile who,
            Stage stage,
            Catalogues catalogues,
            Tally tally,
            Executor threads,
            long seed) {
        this.who = who;
        this.stage = stage;
        this.catalogues = catalogues;
        this.tally = tally;
        this.threads = threads;
        this.account = new Account(
                ovation,
                who.externalId(),
                UserDescription.named(who.name())
                        .handle(who.handle())
                        .market(who.market())
                        .born(who.birthDate()));
        this.wallet = new Wallet(account);
        this.luck = io.ovation.audience.community.Streams.of(seed, "luck", who.number());
    }

    /** Puts an action into the queue. Any thread, never blocks. */
    void accept(Action action) {
        synchronized (waiting) {
            boolean mustHappen = action instanceof Action.Leave || action instanceof Action.Join;
            if (waiting.size() >= MOST_WAITING && !mustHappen) {
                tally.dropped();
                return;
            }
            waiting.add(action);
            if (busy) {
                return;
            }
            busy = true;
        }
        threads.execute(this::work);
    }

    /** Opens the room again for somebody who was there when the server went away. */
    void comeBack() {
        if (inside) {
            accept(new Action.Join(0, 0, 0));
        }
    }

    /** Whether nothing waits and nothing is under way. */
    boolean isIdle() {
        synchronized (waiting) {
            return !busy;
        }
    }

    private void work() {
        while (true) {
            Action action;
            synchronized (waiting) {
                Action next = waiting.poll();
                if (next == null) {
                    busy = false;
                    return;
                }
                action = next;
            }
            try {
                perform(action);
            } catch (UnreachableException | ProblemException.Busy e) {
                tally.unanswered();
            } catch (ProblemException e) {
                tally.refused(e.code());
            } catch (InterruptedException | StoppedWaitingException e) {
                Thread.currentThread().interrupt();
                synchronized (waiting) {
                    waiting.clear();
                    busy = false;
                }
                return;
            }
        }
    }

    private void perform(Action action) throws InterruptedException {
        switch (action) {
            case Action.Join join -> {
                boolean isNew = !inside;
                inside = true;
                if (room() != null && isNew) {
                    tally.done("join");
                }
            }
            case Action.Leave leave -> leave();
            case Action.Comment comment -> {
                Room open = room();
                said("comment", open != null && open.isOpen() && isOnItsWay(open, comment.text()));
            }
            case Action.Like like -> {
                Room open = room();
                said("like", open != null && open.like(like.count()));
            }
            case Action.SetCap cap -> {
                account.person().wallet().setDailyCap(cap.coins()).now();
                tally.done("cap");
            }
            case Action.Gift gift -> give(gift);
        }
    }

    /** Nobody waits for the answer to a comment; one that could not even be sent is known at once. */
    private static boolean isOnItsWay(Room open, String text) {
        return !open.comment(text).isCompletedExceptionally();
    }

    private void said(String kind, boolean sent) {
        if (sent) {
            tally.done(kind);
        } else {
            tally.dropped();
        }
    }

    private void give(Action.Gift gift) throws InterruptedException {
        String live = stage.liveId();
        Catalogue.Item item = catalogues.of(account, who.market()).item(gift.gift());
        if (live == null || item == null) {
            tally.dropped();
            return;
        }
        GiftRequest wish = item.times(gift.count());
        Call<Gift> call = account.person().gifts().send(live, gift.anonymous() ? wish.anonymously() : wish);
        Gift sent;
        try {
            sent = call.now();
        } catch (ProblemException.Conflict e) {
            if (!e.is("insufficient_coins") || !recharge((long) item.coins() * gift.count())) {
                throw e;
            }
            sent = call.now();
        }
        tally.gift(live, sent.coins(), sent.status() == Gift.Status.ON_ITS_WAY);
    }

    /** Buys what is missing and usually something on top; now and then a card is declined, as it goes. */
    private boolean recharge(long atLeast) throws InterruptedException {
        int draw = luck.nextInt(100);
        String method = draw < 3 ? "card_insufficient_funds" : draw < 12 ? "card_async_success" : "card_success";
        long[] packs = {65, 330, 1_050, 2_200, 5_500, 11_000};
        long coins = atLeast;
        for (long pack : packs) {
            if (pack >= atLeast + who.purse()) {
                coins = pack;
                break;
            }
        }
        long bought = wallet.recharge(Math.max(coins, atLeast), method, IdempotencyKey.fresh());
        if (bought > 0) {
            tally.bought(bought);
        } else {
            tally.refused("payment_declined");
        }
        return bought >= atLeast;
    }

    private @Nullable Room room() {
        String live = stage.liveId();
        if (!inside || live == null) {
            return null;
        }
        Room open = room;
        if (open == null || open.isOver() || !roomLive.equals(live)) {
            if (open != null) {
                open.close();
            }
            open = account.person().enter(live, counting);
            room = open;
            roomLive = live;
            open.awaitOpen();
        }
        return open;
    }

    private void leave() {
        inside = false;
        Room open = room;
        room = null;
        if (open != null) {
            open.close();
        }
    }

    /** Counts what the room says and lets it go, so that a viewer costs next to nothing. */
    private final class Counting implements RoomListener {
        @Override
        public void snapshot(RoomView snapshot) {
            tally.frames.incrementAndGet();
        }

        @Override
        public void frame(RoomView frame) {
            tally.frames.incrementAndGet();
        }
    }

    /** Closes the connection, whatever is under way. */
    void close() {
        leave();
    }
}
