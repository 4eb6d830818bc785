import { answer, api } from "../api/client";
import { usePages } from "../api/pages";
import { t } from "../texts";
import { MoreButton } from "../ui/parts";
import { Loaded } from "../ui/states";
import { VideoCard } from "./VideoCard";

/** The newest videos, below the rooms; nothing where there are none. */
export function VideoRow() {
  const videos = usePages(["videos"], (cursor) => answer(api.GET("/v1/videos", { params: { query: { cursor, limit: 12 } } })), { refetchInterval: 15_000 });
  return (
    <Loaded query={videos} rows={1} height={220}>
      {(all) => {
        if (all.length === 0) return null;
        return (
          <section className="mt-12" aria-label={t("video.section")}>
            <h2 className="mb-5 text-3xl font-extrabold">{t("video.section")}</h2>
            <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5 xl:grid-cols-6">
              {all.map((video) => (
                <VideoCard key={video.id} video={video} />
              ))}
            </div>
            <MoreButton query={videos} />
          </section>
        );
      }}
    </Loaded>
  );
}
