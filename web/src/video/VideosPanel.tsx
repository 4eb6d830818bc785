import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { answer, api } from "../api/client";
import { count, longDay, weekday } from "../api/money";
import { usePages } from "../api/pages";
import type { Video, VideoFact } from "../api/types";
import { VideoAudience } from "../memberships/VideoAudience";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Icon } from "../ui/icons";
import { MoreButton, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { length } from "./VideoCard";

const reasons = ["own", "paid", "too_short", "repeated", "same_device", "fraud"] as const;

interface Day {
  day: string;
  closed: boolean;
  views: number;
  qualified: number;
  likes: number;
  watched: number;
}

/** The facts of all markets and sources, by day, the newest first; a day is final when it is so in every market. */
export function byDay(facts: VideoFact[]): Day[] {
  const days = new Map<string, Day>();
  for (const fact of facts) {
    const sum = days.get(fact.day) ?? { day: fact.day, closed: true, views: 0, qualified: 0, likes: 0, watched: 0 };
    sum.closed &&= fact.closed;
    sum.views += fact.views;
    sum.qualified += fact.qualified_views;
    sum.likes += fact.likes;
    sum.watched += fact.watch_seconds;
    days.set(fact.day, sum);
  }
  return [...days.values()].sort((a, b) => b.day.localeCompare(a.day));
}

const watched = (seconds: number): string =>
  seconds < 3600 ? t("video.watched_minutes", { n: Math.round(seconds / 60) }) : t("video.watched_hours", { n: Math.round(seconds / 3600) });

function Excluded({ facts }: { facts: VideoFact[] }) {
  const sums = reasons.map((reason) => ({ reason, views: facts.reduce((sum, fact) => sum + fact.excluded_views[reason], 0) })).filter(({ views }) => views > 0);
  return (
    <div>
      <h4 className="mb-2 font-bold">{t("video.excluded")}</h4>
      {sums.length === 0 ? (
        <p className="text-ink-2">{t("video.excluded_none")}</p>
      ) : (
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
          {sums.map(({ reason, views }) => (
            <div key={reason} className="contents">
              <dt className="text-ink-2">{t(`video.${reason}` as TextKey)}</dt>
              <dd className="text-right font-semibold tabular-nums">{count(views)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-3 max-w-prose text-sm text-ink-2">{t("video.qualified_text")}</p>
    </div>
  );
}

function Facts({ video }: { video: Video }) {
  const facts = useQuery({
    queryKey: ["mine", "video-facts", video.id],
    queryFn: () => answer(api.GET("/v1/videos/{id}/facts", { params: { path: { id: video.id } } })).then((answered) => answered.items),
    refetchInterval: 10_000,
  });
  return (
    <Loaded query={facts} rows={2} height={64}>
      {(items) =>
        items.length === 0 ? (
          <p className="text-ink-2">{t("video.facts_empty")}</p>
        ) : (
          <div className="grid gap-8 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
            <div className="overflow-x-auto">
              <table className="w-full min-w-[420px] text-left tabular-nums">
                <caption className="mb-2 text-left font-bold">{t("video.facts")}</caption>
                <thead className="text-sm text-ink-2">
                  <tr>
                    <th scope="col" className="py-1 font-semibold">{t("video.day")}</th>
                    <th scope="col" className="py-1 text-right font-semibold">{t("video.views_label")}</th>
                    <th scope="col" className="py-1 text-right font-semibold">{t("video.qualified")}</th>
                    <th scope="col" className="py-1 text-right font-semibold">{t("video.watched")}</th>
                    <th scope="col" className="py-1 pl-4"><span className="sr-only">{t("video.final")}</span></th>
                  </tr>
                </thead>
                <tbody className="divide-y divide-line">
                  {byDay(items).slice(0, 30).map((each) => (
                    <tr key={each.day}>
                      <th scope="row" className="py-2 font-medium">{weekday(each.day)}</th>
                      <td className="py-2 text-right">{count(each.views)}</td>
                      <td className="py-2 text-right font-bold">{count(each.qualified)}</td>
                      <td className="py-2 text-right">{watched(each.watched)}</td>
                      <td className="py-2 pl-4 text-sm whitespace-nowrap text-ink-2" title={t(each.closed ? "video.final_hint" : "video.open_hint")}>{t(each.closed ? "video.final" : "video.open")}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Excluded facts={items} />
          </div>
        )
      }
    </Loaded>
  );
}

function Status({ video }: { video: Video }) {
  if (video.status === "draft") return <span className="tag bg-accent-wash text-accent-ink">{t("video.draft")}</span>;
  if (video.status === "planned" && video.published_at) return <span className="tag bg-accent-wash text-accent-ink">{t("video.planned", { date: longDay(video.published_at) })}</span>;
  return <span>{video.published_at && longDay(video.published_at)}</span>;
}

/** The creator's own videos with their figures; each opens to what happened by day and why views do not qualify. */
export function VideosPanel() {
  const { user } = useSession();
  const [open, setOpen] = useState<string | null>(null);
  const videos = usePages(
    ["mine", user?.id, "videos"],
    (cursor) => answer(api.GET("/v1/videos/mine", { params: { query: { cursor, limit: 10 } } })),
    { refetchInterval: 10_000 },
  );
  return (
    <Panel title={t("video.mine")}>
      <Loaded query={videos} rows={4} height={56}>
        {(all) => {
          if (all.length === 0) return <Empty icon="eye" title={t("video.mine_empty")}>{t("video.mine_empty_text")}</Empty>;
          return (
            <>
              <ul className="divide-y divide-line" data-testid="my-videos">
                {all.map((video) => (
                  <li key={video.id} className="py-3">
                    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
                      <div className="min-w-0 flex-1 basis-56">
                        <Link href={`/video/${video.id}`} className="block truncate font-semibold hover:underline">{video.title}</Link>
                        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2"><Status video={video} /><span>{length(video.length_seconds)}</span></p>
                      </div>
                      <p className="text-right leading-tight tabular-nums">
                        <b className="block text-lg">{count(video.counts.views)}</b>
                        <span className="text-sm text-ink-2">{t("video.views_label")}</span>
                      </p>
                      <p className="text-right leading-tight tabular-nums">
                        <b className="block text-lg text-good">{count(video.counts.qualified_views ?? 0)}</b>
                        <span className="text-sm text-ink-2">{t("video.qualified")}</span>
                      </p>
                      <button
                        type="button"
                        className="button button-quiet"
                        aria-expanded={open === video.id}
                        aria-label={t("video.show_facts", { title: video.title })}
                        onClick={() => setOpen(open === video.id ? null : video.id)}
                      >
                        <Icon name={open === video.id ? "close" : "down"} size={18} />
                      </button>
                    </div>
                    {open === video.id && (
                      <div className="mt-4 flex flex-col gap-4 rounded-2xl bg-accent-wash/40 p-4">
                        <VideoAudience video={video} />
                        <Facts video={video} />
                      </div>
                    )}
                  </li>
                ))}
              </ul>
              <MoreButton query={videos} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
