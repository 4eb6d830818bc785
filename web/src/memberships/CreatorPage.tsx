import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { Problem } from "../api/client";
import { money } from "../api/money";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { Empty, Loaded } from "../ui/states";
import { VideoCard } from "../video/VideoCard";
import { offerOf } from "./calls";
import { JoinButton, perkText } from "./JoinSheet";
import { PostList } from "./PostList";
import { videosOf } from "./posts";

function Videos({ creatorId }: { creatorId: string }) {
  const videos = useQuery({ queryKey: ["videos", creatorId], queryFn: () => videosOf(creatorId) });
  return (
    <Loaded query={videos} rows={1} height={220}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="mt-12" aria-label={t("creator.videos")}>
            <h2 className="mb-5 text-3xl font-extrabold">{t("creator.videos")}</h2>
            <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5">{items.map((video) => <VideoCard key={video.id} video={video} />)}</div>
          </section>
        )
      }
    </Loaded>
  );
}

/** A creator: tiers to join, posts, videos; each locked thing says why. */
export default function CreatorPage({ creatorId }: { creatorId: string }) {
  const { user } = useSession();
  const offer = useQuery({ queryKey: ["mine", user?.id, "offer", creatorId], queryFn: () => offerOf(creatorId) });
  const isMissing = offer.error instanceof Problem && offer.error.status === 404;
  return (
    <div className="page !pt-8">
      <Link href="/" className="link mb-6 inline-flex items-center gap-1"><Icon name="back" size={18} /> {t("shell.watch")}</Link>
      {isMissing ? (
        <Empty icon="scene" title={t("creator.missing")}>{t("creator.missing_text")}</Empty>
      ) : (
        <Loaded query={offer} rows={2} height={160}>
          {(data) => (
            <>
              <header className="mb-10 flex flex-wrap items-center gap-5">
                <Avatar seed={data.creator.avatar_seed} size={88} />
                <div className="min-w-0 flex-1">
                  <h1 className="text-4xl font-extrabold break-words">{data.creator.name}</h1>
                  <p className="text-ink-2">@{data.creator.handle}</p>
                </div>
                {data.tiers.length > 0 && <JoinButton creatorId={creatorId} />}
              </header>
              {data.tiers.length > 0 && (
                <ul className="mb-12 grid gap-4 md:grid-cols-3" aria-label={t("member.tiers")}>
                  {data.tiers.map((tier) => (
                    <li key={tier.id} className="panel p-5">
                      <p className="flex items-baseline justify-between gap-3"><b className="text-lg">{tier.name}</b><b>{money(tier.price)}</b></p>
                      {data.membership?.tier.id === tier.id && <p className="mt-1 font-semibold text-good">{t("member.current")}</p>}
                      <ul className="mt-3 flex flex-wrap gap-2">{tier.perks.map((perk) => <li key={perk} className="tag bg-accent-wash">{perkText(perk)}</li>)}</ul>
                    </li>
                  ))}
                </ul>
              )}
              <PostList creatorId={creatorId} creatorName={data.creator.name} />
              <Videos creatorId={creatorId} />
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}
