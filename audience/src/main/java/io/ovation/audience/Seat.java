package io.ovation.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.audience.community.ViewerProfile;
import io.ovation.audience.plan.Action;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Platform;
import io.ovation.audience.platform.Refused;
import io.ovation.audience.platform.RequestKeys;
import io.ovation.audience.platform.RoomSocket;
import io.ovation.audience.platform.Unreachable;
import io.ovation.audience.platform.Wallet;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One viewer and the visit under way. Actions are done one after the other, on a virtual thread while there are any; what
 * does not fit into the short queue is left out, so that a slow server meets a patient audience and not a growing one.
 */
final class Seat {
    private static final int MOST_WAITING = 24;

    private final Platform platform;
    private final ViewerProfile who;
    private final Stage stage;
    private final Catalogues catalogues;
    private final Tally tally;
    private final Executor threads;
    private final Account account;
    private final Wallet wallet;
    private final ObjectMapper json = new ObjectMapper();
    private final SplittableRandom luck;
    private final ArrayDeque<Action> waiting = new ArrayDeque<>();
    private boolean busy;
    private @Nullable RoomSocket socket;
    private String socketLive = "";
    private volatile boolean inside;

    Seat(
            Platform platform,
            ViewerProfile who,
            Stage stage,
            Catalogues catalogues,
            Tally tally,
            Executor threads,
            long seed) {
        this.platform = platform;
        this.who = who;
        this.stage = stage;
        this.catalogues = catalogues;
        this.tally = tally;
        this.threads = threads;
        this.account =
                new Account(platform, who.externalId(), who.name(), who.handle(), who.market(), who.birthDate(), 0);
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
            } catch (Refused e) {
                tally.refused(e.code());
            } catch (Unreachable e) {
                tally.unanswered();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                synchronized (waiting) {
                    waiting.clear();
                    busy = false;
                }
                return;
            }
        }
    }

    private void perform(Action action) throws Refused, Unreachable, InterruptedException {
        switch (action) {
            case Action.Join join -> {
                boolean isNew = !inside;
                inside = true;
                if (socket() != null && isNew) {
                    tally.done("join");
                }
            }
            case Action.Leave leave -> leave();
            case Action.Comment comment -> say("comment", message("comment").put("text", comment.text()));
            case Action.Like like -> say("like", message("like").put("count", like.count()));
            case Action.SetCap cap -> {
                account.send("PUT", "/v1/wallet/daily-cap", Map.of("coins", cap.coins()), null);
                tally.done("cap");
            }
            case Action.Gift gift -> give(gift);
        }
    }

    private ObjectNode message(String type) {
        ObjectNode message = json.createObjectNode().put("type", type);
        return type.equals("like") ? message : message.put("client_id", RequestKeys.fresh());
    }

    private void say(String kind, ObjectNode message) throws Refused, Unreachable, InterruptedException {
        RoomSocket open = socket();
        if (open == null || !open.send(message.toString())) {
            tally.dropped();
        } else {
            tally.done(kind);
        }
    }

    private void give(Action.Gift gift) throws Refused, Unreachable, InterruptedException {
        String live = stage.liveId();
        Catalogue.Item item = catalogues.of(account, who.market()).item(gift.gift());
        if (live == null || item == null) {
            tally.dropped();
            return;
        }
        ObjectNode body = json.createObjectNode().put("gift", gift.gift()).put("count", gift.count());
        if (gift.anonymous()) {
            body.put("anonymous", true);
        }
        if (item.confirm() > 0) {
            body.set("confirmed_price", item.price());
        }
        String key = RequestKeys.fresh();
        JsonNode answer;
        try {
            answer = account.send("POST", "/v1/lives/" + live + "/gifts", body, key);
        } catch (Refused e) {
            if (!e.code().equals("insufficient_coins") || !recharge((long) item.coins() * gift.count())) {
                throw e;
            }
            answer = account.send("POST", "/v1/lives/" + live + "/gifts", body, key);
        }
        tally.gift(
                live,
                answer.path("coins").asLong(),
                answer.path("status").asText().equals("on_its_way"));
    }

    /** Buys what is missing and usually something on top; now and then a card is declined, as it goes. */
    private boolean recharge(long atLeast) throws Refused, Unreachable, InterruptedException {
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
        long bought = wallet.recharge(Math.max(coins, atLeast), method, RequestKeys.fresh());
        if (bought > 0) {
            tally.bought(bought);
        } else {
            tally.refused("payment_declined");
        }
        return bought >= atLeast;
    }

    private @Nullable RoomSocket socket() throws Refused, Unreachable, InterruptedException {
        String live = stage.liveId();
        if (!inside || live == null) {
            return null;
        }
        RoomSocket open = socket;
        if (open == null || !open.isOpen() || !socketLive.equals(live)) {
            if (open != null) {
                open.close();
            }
            open = RoomSocket.open(platform, live, account.token(), tally.frames);
            socket = open;
            socketLive = live;
        }
        return open;
    }

    private void leave() {
        inside = false;
        RoomSocket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    /** Closes the connection, whatever is under way. */
    void close() {
        leave();
    }
}
