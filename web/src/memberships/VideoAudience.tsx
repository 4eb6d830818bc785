import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Video } from "../api/types";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { describe } from "../ui/states";
import { toast } from "../ui/toasts";
import { ownOffer } from "./calls";
import { changeVideo } from "./posts";

const DAY = 86_400_000;
const choices = ["everyone", "members", "early"] as const;
type Choice = (typeof choices)[number];

function choiceOf(video: Video): Choice {
  if (video.audience === "members") return "members";
  return video.early_access_until && new Date(video.early_access_until) > new Date() ? "early" : "everyone";
}

/** Who watches a video of one's own: everybody, members (from a tier on), or early access first. */
export function VideoAudience({ video }: { video: Video }) {
  const { user } = useSession();
  const client = useQueryClient();
  const tiers = useQuery({ queryKey: ["mine", user?.id, "tiers"], queryFn: ownOffer });
  const choice = choiceOf(video);
  const change = useMutation({
    mutationFn: (body: Parameters<typeof changeVideo>[1]) => changeVideo(video.id, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id, "videos"] });
      toast(t("member.saved"), { tone: "good" });
    },
    onError: (error) => toast(describe(error), { tone: "bad" }),
  });
  const choose = (wanted: Choice) =>
    change.mutate({
      audience: wanted === "members" ? "members" : "everyone",
      early_access_until: new Date(Date.now() + (wanted === "early" ? DAY : -1)).toISOString(),
    });
  return (
    <div className="flex flex-wrap gap-3">
      <label className="flex items-center gap-2 text-sm">
        <span className="sr-only">{t("video.audience.label", { title: video.title })}</span>
        <select className="field" value={choice} disabled={change.isPending} onChange={(event) => choose(choices.find((each) => each === event.target.value) ?? "everyone")}>
          {choices.map((each) => <option key={each} value={each}>{t(`video.audience.${each}`)}</option>)}
        </select>
      </label>
      {choice !== "everyone" && (
        <label className="flex items-center gap-2 text-sm">
          <span className="sr-only">{t("post.tier")}</span>
          <select className="field" value={video.members_tier_id ?? ""} disabled={change.isPending} onChange={(event) => change.mutate({ members_tier_id: event.target.value })}>
            <option value="">{t("post.tier_any")}</option>
            {(tiers.data?.items ?? []).map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
          </select>
        </label>
      )}
    </div>
  );
}
