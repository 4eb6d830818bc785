import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { count, short } from "../api/money";
import type { Live } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { GiftArt } from "../gifts/GiftArt";
import { JoinButton } from "../memberships/JoinSheet";
import { useSession } from "../shell/session";
import { Stage } from "../stage/Stage";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { complain, Failure, Loading } from "../ui/states";
import { TipSheet } from "../tips/TipSheet";
import { RechargeForm } from "../wallet/RechargeForm";
import { CommentBox, Comments } from "./Comments";
import { GiftDialogs, UndoBar } from "./GiftDialogs";
import { GiftTray } from "./GiftTray";
import { Hearts } from "./Hearts";
import { GiftLayer } from "./Moments";
import { Streaks } from "./Streaks";
import { TopList } from "./TopList";
import { useGiftSending } from "./useGiftSending";
import { useRoom, useRoomPart, type Room } from "./useRoom";
import { useMedia } from "./useMedia";

const Video = lazy(() => import("./Video"));

function Facts({ room, live }: { room: Room; live: Live }) {
  const viewers = useRoomPart(room, (state) => (state.live ? state.viewers : live.viewers));
  const coins = useRoomPart(room, (state) => (state.live ? state.coins : live.coins_received));
  const connection = useRoomPart(room, (state) => state.connection);
  return (
    <div className="room-facts" data-theme="dark">
      <Avatar seed={live.creator.avatar_seed} size={52} />
      <div className="min-w-0">
        <h1 className="truncate text-xl font-extrabold md:text-2xl">{live.title}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm font-semibold">
          <span className="truncate">{live.creator.name}</span>
          <JoinButton creatorId={live.creator.id} />
          {connection === "ended" ? (
            <span className="tag bg-white/20">{t("room.ended")}</span>
          ) : (
            <span className="tag bg-[#d3321b] px-2 py-0.5 text-[12px] text-white"><span className="live-dot" /> {t("watch.live")}</span>
          )}
          <span className="flex items-center gap-1" title={count(viewers)}>
            <Icon name="eye" size={16} /> <span className="sr-only">{t("watch.viewers", { n: viewers })}</span>
            <span aria-hidden="true">{short(viewers)}</span>
          </span>
          <span className="flex items-center gap-1 text-coin" title={count(coins)}>
            <CoinMark size={14} /> <span className="sr-only">{t("watch.coins", { n: coins })}</span>
            <span aria-hidden="true" data-testid="room-coins">{short(coins)}</span>
          </span>
        </p>
      </div>
    </div>
  );
}

function Goal({ room }: { room: Room }) {
  const goal = useRoomPart(room, (state) => state.goal);
  const coins = useRoomPart(room, (state) => state.coins);
  if (!goal) return null;
  const reached = goal.reached ?? coins;
  return (
    <div className="mb-4">
      <p className="mb-1 flex justify-between text-sm">
        <span className="font-bold">{goal.title ?? t("room.goal")}</span>
        <span className="text-ink-2">{t("tray.of_cap", { n: reached, cap: goal.coins })}</span>
      </p>
      <div className="h-2 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent transition-[width] duration-500" style={{ width: `${Math.min(100, (reached / goal.coins) * 100)}%` }} />
      </div>
    </div>
  );
}

function ConnectionNote({ room }: { room: Room }) {
  const connection = useRoomPart(room, (state) => state.connection);
  if (connection !== "retrying") return null;
  return (
    <p role="status" className="tag glass fixed left-1/2 top-20 z-30 -translate-x-1/2 px-4 py-2">
      <span className="size-3 animate-spin rounded-full border-2 border-accent border-t-transparent" /> {t("room.reconnecting")}
    </p>
  );
}

function OwnerPanel({ live }: { live: Live }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => answer(api.POST("/v1/lives/{id}/end", { params: { path: { id: live.id } } })),
    onSuccess: () => client.invalidateQueries(),
    onError: complain,
  });
  return (
    <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <p className="text-sm text-ink-2">{t("room.own_room")}</p>
      <Link href="/studio" className="button button-quiet">{t("shell.studio")}</Link>
      <button type="button" className="button button-quiet" disabled={end.isPending || live.status === "ended"} onClick={() => end.mutate()}>
        {t("studio.end_show")}
      </button>
    </div>
  );
}

function RoomView({ live, room }: { live: Live; room: Room }) {
  const { user } = useSession();
  const roomy = useMedia("(min-width: 1100px)");
  const ended = useRoomPart(room, (state) => state.connection === "ended") || live.status === "ended";
  const sending = useGiftSending(room, live);
  const [trayOpen, setTrayOpen] = useState(false);
  const [topUpOpen, setTopUpOpen] = useState(false);
  const [tipOpen, setTipOpen] = useState(false);
  const openTip = () => (user ? setTipOpen(true) : signIn());
  const catalogue = useQuery({
    queryKey: ["gift-catalogue", user?.market],
    queryFn: () => answer(api.GET("/v1/gift-catalogue")).then((catalogue) => catalogue.items),
    staleTime: 600_000,
  });
  const gifts = useMemo(() => catalogue.data ?? [], [catalogue.data]);
  const nameOf = useCallback((gift: string) => gifts.find((entry) => entry.gift === gift)?.name ?? gift.replace(/_/g, " "), [gifts]);
  const owns = user?.id === live.creator.id;
  const signIn = () => sending.setStep({ kind: "sign-in" });
  const tray = catalogue.error ? (
    <Failure error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  ) : catalogue.isPending ? (
    <Loading rows={3} height={96} />
  ) : (
    <GiftTray catalogue={gifts} sending={sending} onTopUp={() => (user ? setTopUpOpen(true) : signIn())} />
  );
  const quick = gifts.filter((gift) => gift.coins <= 30).slice(0, 1);

  return (
    <div className="room">
      <div className="room-picture">
        {live.stream_url ? (
          <Suspense fallback={<Stage live={live} shift={roomy ? 190 : 0} />}>
            <Video url={live.stream_url} live={live} />
          </Suspense>
        ) : (
          <Stage live={live} shift={roomy ? 190 : 0} />
        )}
      </div>
      <div className="room-scrim" />
      <GiftLayer room={room} nameOf={nameOf} />
      <ConnectionNote room={room} />
      <Facts room={room} live={live} />
      <div className="room-talk" data-theme="dark">
        <Streaks room={room} nameOf={nameOf} />
        <Comments room={room} live={live} nameOf={nameOf} />
        <div className="flex items-center gap-2">
          {ended ? <p className="comment-box text-ink-2">{t("room.ended_text")}</p> : <CommentBox room={room} onSignIn={signIn} />}
          {!ended && !roomy && !owns && (
            <>
              {quick.map((gift) => (
                <button key={gift.gift} type="button" className="round-button" aria-label={t("tray.send", { gift: gift.name, coins: gift.coins })} onClick={() => sending.choose(gift, 1)}>
                  <GiftArt gift={gift.gift} size={32} />
                </button>
              ))}
              <button type="button" className="round-button !bg-accent !text-on-accent" aria-label={t("tray.open")} onClick={() => setTrayOpen(true)}>
                <Icon name="gift" size={22} />
              </button>
            </>
          )}
          {!ended && !owns && (
            <button type="button" className="button button-quiet min-h-11 shrink-0 px-3" aria-label={t("tip.open_label", { name: live.creator.name })} onClick={openTip} data-testid="tip-open">
              {t("tip.open")}
            </button>
          )}
          {!ended && <Hearts room={room} />}
        </div>
      </div>
      {roomy && (
        <aside className="room-rail" aria-label={t("room.side")}>
          <Goal room={room} />
          <TopList room={room} />
          {owns ? <OwnerPanel live={live} /> : ended ? <p className="mt-4 text-ink-2">{t("room.ended_gifts")}</p> : <div className="mt-4 flex min-h-0 flex-1 flex-col border-t border-line pt-4">{tray}</div>}
        </aside>
      )}
      {!roomy && (
        <div className="room-top-strip" data-theme="dark">
          <TopStrip room={room} />
        </div>
      )}
      {sending.onItsWay && <UndoBar way={sending.onItsWay} onUndo={() => void sending.undo()} onArrived={sending.arrived} />}
      {trayOpen && !roomy && (
        <Dialog title={t("tray.title")} onClose={() => setTrayOpen(false)} sheet>
          <div className="flex max-h-[60dvh] flex-col">{tray}</div>
        </Dialog>
      )}
      {topUpOpen && (
        <Dialog title={t("wallet.recharge")} onClose={() => setTopUpOpen(false)} sheet>
          <RechargeForm compact startWith={330} onDone={() => setTopUpOpen(false)} doneLabel={t("top_up.back")} />
        </Dialog>
      )}
      {tipOpen && <TipSheet creator={live.creator} liveId={live.id} onClose={() => setTipOpen(false)} />}
      <GiftDialogs sending={sending} live={live} catalogue={gifts} />
    </div>
  );
}

function TopStrip({ room }: { room: Room }) {
  const top = useRoomPart(room, (state) => state.top);
  if (top.length === 0) return null;
  return (
    <ol className="flex gap-2" aria-label={t("room.top")}>
      {top.slice(0, 3).map((entry, index) => (
        <li key={entry.user.id ?? entry.rank} className="flex items-center gap-1.5 rounded-full bg-black/50 py-1 pr-3 pl-1 text-sm font-bold backdrop-blur">
          <span className="relative">
            <Avatar seed={entry.user.avatar_seed} size={28} />
            <span className="absolute -right-1 -bottom-1 grid size-4 place-items-center rounded-full bg-coin text-[10px] font-extrabold text-[#2a1a00]">{index + 1}</span>
          </span>
          <span className="sr-only">{entry.user.name}</span>
          {short(entry.coins)}
        </li>
      ))}
    </ol>
  );
}

export default function LiveRoom({ liveId }: { liveId: string }) {
  const { user } = useSession();
  const live = useQuery({ queryKey: ["live", liveId], queryFn: () => answer(api.GET("/v1/lives/{id}", { params: { path: { id: liveId } } })), staleTime: 60_000 });
  const room = useRoom(liveId, user?.id);
  if (live.error)
    return (
      <div className="page">
        <h1 className="sr-only">{t("room.missing")}</h1>
        <Failure error={live.error} onRetry={() => void live.refetch()} />
        <Link href="/" className="button button-quiet mt-4">{t("not_found.home")}</Link>
      </div>
    );
  if (!live.data) return <div className="page"><Loading rows={1} height={480} /></div>;
  return <RoomView live={live.data} room={room} />;
}
