import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Link } from "wouter";
import { answer, api, Problem } from "../api/client";
import { newRequestId } from "../api/ids";
import { money } from "../api/money";
import type { CatalogueGift, GiftResult, Live, Wallet } from "../api/types";
import { GiftArt } from "../gifts/GiftArt";
import { useWallet } from "../shell/Header";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { complain, describe } from "../ui/states";
import { toast } from "../ui/toasts";
import type { Room } from "./useRoom";

/** Coins that were bought, or coins that were given; one gift draws on one of the two. */
export type PayWith = "bought" | "promotional";

export interface Order {
  gift: CatalogueGift;
  count: number;
  payWith: PayWith;
  /** One id per intent: a second try is the same gift, not another one. */
  id: string;
}

export interface OnItsWay {
  order: Order;
  giftId: string;
  until: number;
}

export type Step =
  | { kind: "confirm"; order: Order; priceChanged?: boolean }
  | { kind: "top-up"; order: Order; missing: number }
  | { kind: "cap"; order: Order }
  | { kind: "sign-in" };

function Receipt({ order, result, live }: { order: Order; result: Partial<GiftResult>; live: Live }) {
  return (
    <div className="flex items-center gap-3">
      <GiftArt gift={order.gift.gift} size={44} />
      <div className="min-w-0 flex-1 leading-snug">
        <p className="font-bold">
          {order.gift.name}
          {order.count > 1 && ` ×${order.count}`} · {t("common.coins", { n: order.gift.coins * order.count })}
        </p>
        <p className="text-sm text-ink-2">{t("room.creator_gets", { name: live.creator.name, n: result.creator_diamonds ?? order.gift.coins * order.count })}</p>
        {result.gift_id && (
          <Link href={`/receipt/${result.gift_id}`} className="link text-sm" data-testid="follow-the-money">
            {t("room.follow")}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Everything between a tap on a gift and its receipt. */
export function useGiftSending(room: Room, live: Live) {
  const { user } = useSession();
  const wallet = useWallet();
  const client = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const [onItsWay, setOnItsWay] = useState<OnItsWay | null>(null);
  const [sending, setSending] = useState(0);
  const [payWith, setPayWith] = useState<PayWith>("bought");

  const walletKey = ["mine", user?.id, "wallet"];
  const changeWallet = useCallback(
    (change: (before: Wallet) => Wallet) => client.setQueryData<Wallet>(walletKey, (before) => before && change(before)),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [client, user?.id],
  );

  const send = useCallback(
    async (order: Order) => {
      const coins = order.gift.coins * order.count;
      setStep(null);
      setSending((n) => n + 1);
      changeWallet((before) => spent(before, order.payWith, coins));
      const message = {
        gift: order.gift.gift,
        count: order.count,
        ...(order.payWith === "promotional" ? { pay_with: order.payWith } : {}),
        ...(order.gift.confirm > 0 && order.gift.price ? { confirmed_price: order.gift.price } : {}),
      };
      try {
        const result = room.socket
          ? await room.socket.sendGift(message, order.id)
          : await answer(api.POST("/v1/lives/{live}/gifts", { params: { path: { live: live.id }, header: { "Idempotency-Key": order.id } }, body: message }));
        changeWallet((before) => ({
          ...before,
          ...(result.balance_after === undefined ? {} : order.payWith === "bought" ? { coins: result.balance_after } : { promotional_coins: result.balance_after }),
          spent_today_coins: result.spent_today_coins ?? before.spent_today_coins,
        }));
        if (result.status === "on_its_way" && result.gift_id)
          setOnItsWay({ order, giftId: result.gift_id, until: result.undo_until ? Date.parse(result.undo_until) : Date.now() + order.gift.undo_seconds * 1000 });
        else toast(<Receipt order={order} result={result} live={live} />, { tone: "good", key: "receipt", millis: 10_000 });
      } catch (error) {
        changeWallet((before) => spent(before, order.payWith, -coins));
        void client.invalidateQueries({ queryKey: walletKey });
        refused(order, error);
      } finally {
        setSending((n) => n - 1);
      }
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [room.socket, live, changeWallet],
  );

  const refused = (order: Order, error: unknown) => {
    const code = error instanceof Problem ? error.code : "unexpected";
    if (code === "insufficient_coins" && order.payWith === "bought") {
      const have = client.getQueryData<Wallet>(walletKey)?.coins ?? 0;
      setStep({ kind: "top-up", order, missing: Math.max(1, order.gift.coins * order.count - have) });
    } else if (code === "cap_reached") setStep({ kind: "cap", order });
    else if (code === "price_changed" || code === "price_confirmation_required") {
      void client.invalidateQueries({ queryKey: ["gift-catalogue"] });
      setStep({ kind: "confirm", order: { ...order, id: newRequestId() }, priceChanged: true });
    } else if (error instanceof Problem && error.mayRetry)
      toast(
        <p>
          {t("room.unknown_outcome")}{" "}
          <button type="button" className="link" onClick={() => void send(order)}>
            {t("room.ask_again")}
          </button>
        </p>,
        { tone: "bad", key: `gift-${order.id}`, millis: 30_000 },
      );
    else toast(describe(error), { tone: "bad", key: "gift-refused" });
  };

  const choose = useCallback(
    (gift: CatalogueGift, count: number) => {
      if (!user) return setStep({ kind: "sign-in" });
      const order: Order = { gift, count: gift.combinable ? Math.min(count, gift.max_count ?? count) : 1, payWith, id: newRequestId() };
      if (payWith === "promotional" && (wallet.data?.promotional_coins ?? 0) < gift.coins * order.count) return void toast(t("tray.given_short"), { tone: "bad", key: "gift-refused" });
      const have = payWith === "bought" ? wallet.data?.coins : undefined;
      const needed = gift.coins * order.count;
      if (have !== undefined && have < needed) setStep({ kind: "top-up", order, missing: needed - have });
      else if (gift.confirm > 0) setStep({ kind: "confirm", order });
      else void send(order);
    },
    [user, wallet.data?.coins, wallet.data?.promotional_coins, payWith, send],
  );

  const undo = useCallback(async () => {
    if (!onItsWay) return;
    try {
      await answer(api.POST("/v1/gifts/{gift}/undo", { params: { path: { gift: onItsWay.giftId } } }));
      setOnItsWay(null);
            void client.invalidateQueries({ queryKey: walletKey });
      toast(
        <p className="flex items-center gap-2 font-semibold">
          <Icon name="undo" size={18} /> {t("room.undone", { gift: onItsWay.order.gift.name })}
        </p>,
        { tone: "good" },
      );
    } catch (error) {
      setOnItsWay(null);
      complain(error);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [onItsWay, changeWallet]);

  const arrived = useCallback(() => {
    if (!onItsWay) return;
    setOnItsWay(null);
    void client.invalidateQueries({ queryKey: walletKey });
    toast(<Receipt order={onItsWay.order} result={{ gift_id: onItsWay.giftId }} live={live} />, { tone: "good", key: "receipt", millis: 12_000 });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [onItsWay, live]);

  return { choose, send, step, setStep, sending, onItsWay, undo, arrived, payWith, setPayWith, wallet: wallet.data };
}

/** The wallet as it will be when the answer comes: shown at once, corrected by the answer. */
const spent = (before: Wallet, payWith: PayWith, coins: number): Wallet =>
  payWith === "bought"
    ? { ...before, coins: before.coins - coins, spent_today_coins: before.spent_today_coins + coins }
    : { ...before, promotional_coins: before.promotional_coins - coins };

export type GiftSending = ReturnType<typeof useGiftSending>;

/** What a gift costs in the viewer's money; empty in a market without prices. */
export const priceOf = (gift: CatalogueGift, count: number): string =>
  gift.price ? money({ ...gift.price, amount: gift.price.amount * count }) : "";
