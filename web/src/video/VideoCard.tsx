import { Link } from "wouter";
import { short } from "../api/money";
import type { Video } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { lockText } from "../memberships/Lock";
import { Stage } from "../stage/Stage";
import { t } from "../texts";
import { Icon } from "../ui/icons";

/** m:ss */
export const length = (seconds: number): string =>
  t("video.length", { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60).padStart(2, "0") });

/** What a viewer must know of a video before watching it. */
export function Labels({ video }: { video: Video }) {
  return (
    <>
      {video.locked && <span className="tag bg-black/60 text-white"><Icon name="shield" size={14} /> {video.lock ? lockText(video.lock) : t("video.locked")}</span>}
      {video.sponsored && <span className="tag bg-black/60 text-white">{t("video.sponsored")}</span>}
      {video.paid_promotion && <span className="tag bg-black/60 text-white">{t("video.paid_promotion")}</span>}
    </>
  );
}

export function VideoCard({ video }: { video: Video }) {
  return (
    <Link href={`/video/${video.id}`} className="room-card group relative block aspect-[9/14] overflow-hidden rounded-3xl text-[#fff6f0]" data-testid="video-card">
      <Stage live={video} still />
      <div className="absolute inset-x-3 top-3 flex flex-wrap items-center gap-2">
        <Labels video={video} />
        <span className="tag ml-auto bg-black/60 text-white">
          <span className="sr-only">{t("video.length_long", { n: video.length_seconds })}</span>
          <span aria-hidden="true">{length(video.length_seconds)}</span>
        </span>
      </div>
      <div className="absolute inset-x-0 bottom-0 bg-gradient-to-t from-black/90 via-black/60 to-transparent p-4 pt-16">
        <h3 className="line-clamp-2 text-lg leading-tight font-bold">{video.title}</h3>
        <p className="mt-2 flex items-center gap-2 text-sm">
          <Avatar seed={video.creator.avatar_seed} size={24} />
          <span className="min-w-0 flex-1 truncate font-medium">{video.creator.name}</span>
          <span className="flex items-center gap-1">
            <Icon name="eye" size={15} />
            <span className="sr-only">{t("video.views", { n: video.counts.views })}</span>
            <span aria-hidden="true">{short(video.counts.views)}</span>
          </span>
        </p>
      </div>
    </Link>
  );
}
