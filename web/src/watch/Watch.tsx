import { Link } from "wouter";
import { answer, api } from "../api/client";
import { count, short } from "../api/money";
import { usePages } from "../api/pages";
import type { Live } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { Stage } from "../stage/Stage";
import { t } from "../texts";
import { CoinMark, Icon } from "../ui/icons";
import { Empty, Loaded } from "../ui/states";
import { VideoRow } from "../video/VideoRow";

function LiveTag() {
  return (
    <span className="tag bg-[#d3321b] text-[12px] tracking-wide text-white">
      <span className="live-dot" /> {t("watch.live")}
    </span>
  );
}

function RoomCard({ live, lead }: { live: Live; lead: boolean }) {
  return (
    <Link
      href={`/live/${live.id}`}
      className={`room-card group relative block overflow-hidden rounded-3xl text-[#fff6f0] ${lead ? "sm:col-span-2 sm:row-span-2" : ""}`}
    >
      <div className={`room-card-stage w-full ${lead ? "aspect-[4/5] sm:aspect-auto sm:h-full sm:min-h-[420px]" : "aspect-[4/3] lg:aspect-[16/10]"}`}>
        <Stage live={live} still={!lead} />
      </div>
      <div className="absolute inset-x-3 top-3 flex items-center gap-2">
        <LiveTag />
        <span className="tag bg-black/55 text-white backdrop-blur">
          <Icon name="eye" size={15} />
          <span className="sr-only">{t("watch.viewers", { n: live.viewers })}</span>
          <span aria-hidden="true">{short(live.viewers)}</span>
        </span>
      </div>
      <div className={`absolute inset-x-0 bottom-0 bg-gradient-to-t from-black/90 via-black/60 to-transparent ${lead ? "p-6 pt-24" : "p-4 pt-16"}`}>
        <div className="flex items-end gap-3">
          <span className="rounded-full border-2 border-white/80">
            <Avatar seed={live.creator.avatar_seed} size={lead ? 64 : 44} />
          </span>
          <div className="min-w-0 flex-1">
            <h2 className={`line-clamp-2 font-bold ${lead ? "text-3xl sm:text-4xl" : "text-xl"}`}>{live.title}</h2>
            <p className="mt-1 flex items-center gap-3 text-sm">
              <span className="truncate font-medium">{live.creator.name}</span>
              <span className="flex items-center gap-1.5 font-bold text-[#ffd27a]" title={t("watch.coins", { n: live.coins_received })}>
                <CoinMark size={15} />
                <span className="sr-only">{t("watch.coins", { n: live.coins_received })}</span>
                <span aria-hidden="true">{short(live.coins_received)}</span>
              </span>
            </p>
          </div>
        </div>
      </div>
    </Link>
  );
}

function Totals({ lives }: { lives: Live[] }) {
  const viewers = lives.reduce((sum, live) => sum + live.viewers, 0);
  const coins = lives.reduce((sum, live) => sum + live.coins_received, 0);
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-1 text-ink-2">
      <span><b className="text-ink">{count(lives.length)}</b> {t("watch.rooms_now", { n: lives.length })}</span>
      <span><b className="text-ink">{count(viewers)}</b> {t("watch.watching", { n: viewers })}</span>
      <span className="flex items-center gap-1.5"><CoinMark /> <b className="text-ink">{count(coins)}</b> {t("watch.given")}</span>
    </p>
  );
}

export function Watch() {
  const lives = usePages(["lives"], (cursor) => answer(api.GET("/v1/lives", { params: { query: { cursor, limit: 24 } } })), { refetchInterval: 4000 });
  return (
    <div className="page !max-w-[1680px] !pt-8">
      <Loaded query={lives} rows={3} height={240}>
        {(found) => {
          const all = found.filter((live) => live.status === "live");
          return (
            <>
              <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
                <h1 className="text-4xl font-extrabold md:text-5xl">{t("watch.title")}</h1>
                <Totals lives={all} />
              </div>
              {all.length === 0 ? (
                <Empty icon="live" title={t("watch.empty")}>
                  {t("watch.empty_text")}
                </Empty>
              ) : (
                <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5 min-[1900px]:grid-cols-4 min-[2600px]:grid-cols-5">
                  {all.map((live, index) => (
                    <RoomCard key={live.id} live={live} lead={index === 0} />
                  ))}
                </div>
              )}
              {lives.hasNextPage && (
                <div className="mt-8 text-center">
                  <button type="button" className="button button-quiet" disabled={lives.isFetchingNextPage} onClick={() => void lives.fetchNextPage()}>
                    {t("common.more")}
                  </button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      <VideoRow />
    </div>
  );
}
