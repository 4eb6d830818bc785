import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { answer, api, Problem } from "../api/client";
import { longDay, short } from "../api/money";
import type { Video } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { JoinButton } from "../memberships/JoinSheet";
import { lockText } from "../memberships/Lock";
import { Stage } from "../stage/Stage";
import { t } from "../texts";
import { VideoGiving } from "../tips/VideoGiving";
import { Icon, type IconName } from "../ui/icons";
import { Empty, Loaded } from "../ui/states";
import { Labels, length } from "./VideoCard";
import { VideoRow } from "./VideoRow";

function Count({ icon, n, label, testId }: { icon: IconName; n: number; label: string; testId: string }) {
  return (
    <span className="flex items-center gap-1.5" title={label} data-testid={testId}>
      <Icon name={icon} size={20} />
      <span className="sr-only">{label}</span>
      <b aria-hidden="true">{short(n)}</b>
    </span>
  );
}

function Screen({ video }: { video: Video }) {
  return (
    <div className="relative mx-auto aspect-[9/14] w-full max-w-[460px] overflow-hidden rounded-3xl">
      {video.media_url ? (
        <video className="size-full bg-black object-contain" src={video.media_url} controls playsInline preload="metadata" aria-label={video.title} />
      ) : (
        <Stage live={video} />
      )}
      <div className="absolute inset-x-3 top-3 flex flex-wrap items-center gap-2"><Labels video={video} /></div>
      {video.locked && (
        <div className="absolute inset-0 grid place-items-center bg-black/70 p-6 text-center text-white backdrop-blur-md">
          <div className="flex flex-col items-center gap-3 text-lg font-semibold">
            <Icon name="shield" size={32} />
            <p data-testid="video-lock">{video.lock ? lockText(video.lock) : t("video.locked_text", { name: video.creator.name })}</p>
            <JoinButton creatorId={video.creator.id} />
          </div>
        </div>
      )}
    </div>
  );
}

function Body({ video }: { video: Video }) {
  const { counts } = video;
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,460px)_1fr]">
      <Screen video={video} />
      <div className="flex min-w-0 flex-col gap-5 lg:pt-6">
        <h1 className="text-4xl font-extrabold break-words">{video.title}</h1>
        <Link href={`/creator/${video.creator.id}`} className="flex items-center gap-3" aria-label={t("creator.open", { name: video.creator.name })} data-testid="open-creator">
          <Avatar seed={video.creator.avatar_seed} size={48} />
          <span className="min-w-0">
            <b className="block truncate text-lg">{video.creator.name}</b>
            <span className="text-ink-2">@{video.creator.handle}</span>
          </span>
        </Link>
        {!video.locked && <VideoGiving videoId={video.id} creator={video.creator} />}
        <p className="flex flex-wrap items-center gap-x-6 gap-y-2 text-lg">
          <Count icon="eye" n={counts.views} label={t("video.views", { n: counts.views })} testId="video-views" />
          <Count icon="heart" n={counts.likes} label={t("video.likes", { n: counts.likes })} testId="video-likes" />
          <Count icon="send" n={counts.shares} label={t("video.shares", { n: counts.shares })} testId="video-shares" />
          <span className="text-ink-2">{t("video.comments", { n: counts.comments })}</span>
        </p>
        {video.hashtags.length > 0 && (
          <ul className="flex flex-wrap gap-2" data-testid="hashtags">
            {video.hashtags.map((tag) => <li key={tag} className="tag bg-accent-wash text-accent-ink">#{tag}</li>)}
          </ul>
        )}
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2">
          {video.published_at && <span>{longDay(video.published_at)}</span>}
          <span>{length(video.length_seconds)}</span>
          {video.sound && <span>♪ {video.sound}</span>}
        </p>
      </div>
    </div>
  );
}

export default function VideoPage({ videoId }: { videoId: string }) {
  const query = useQuery({
    queryKey: ["video", videoId],
    queryFn: () => answer(api.GET("/v1/videos/{id}", { params: { path: { id: videoId } } })),
    refetchInterval: 10_000,
  });
  const isMissing = query.error instanceof Problem && query.error.status === 404;
  return (
    <div className="page !pt-8">
      <Link href="/" className="link mb-6 inline-flex items-center gap-1"><Icon name="back" size={18} /> {t("shell.watch")}</Link>
      {isMissing ? (
        <Empty icon="scene" title={t("video.missing")}>{t("video.missing_text")}</Empty>
      ) : (
        <Loaded query={query} rows={1} height={560}>{(video) => <Body video={video} />}</Loaded>
      )}
      <VideoRow />
    </div>
  );
}
