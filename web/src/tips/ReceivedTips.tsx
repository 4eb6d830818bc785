import { Link } from "wouter";
import { day, moment, money } from "../api/money";
import { usePages } from "../api/pages";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Icon } from "../ui/icons";
import { MoreButton, Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { receivedTips, type ReceivedTip } from "./tips";

function Place({ tip }: { tip: ReceivedTip }) {
  if (tip.video_id) return <Link href={`/video/${tip.video_id}`} className="link">{t("tip.under_video")}</Link>;
  return tip.live_id ? <span>{t("tip.in_show")}</span> : null;
}

function Standing({ tip }: { tip: ReceivedTip }) {
  if (tip.status !== "sent") return <span className="tag bg-bad-wash text-bad">{t(`tip.received_${tip.status}` as TextKey)}</span>;
  if (!tip.matures_on) return null;
  return <span className="tag bg-diamond-wash text-diamond"><Icon name="hourglass" size={14} /> {t("tip.matures", { date: day(tip.matures_on) })}</span>;
}

/** The tips that a creator received, newest first: from whom, with which words, and when they can be paid out. */
export function ReceivedTips() {
  const { user } = useSession();
  const tips = usePages(["mine", user?.id, "tips-received"], receivedTips, { refetchInterval: 10_000 });
  return (
    <Panel title={t("tip.received")}>
      <Loaded query={tips} rows={4} height={64}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="heart" title={t("tip.received_none")}>{t("tip.received_none_text")}</Empty>
          ) : (
            <ul className="divide-y divide-line" data-testid="tips-received">
              {all.map((tip) => (
                <li key={tip.id} className="grid grid-cols-[44px_1fr_auto] items-start gap-x-3 py-4 first:pt-0 last:pb-0">
                  {tip.sender ? <Avatar seed={tip.sender.avatar_seed} size={40} /> : <span className="grid size-10 place-items-center rounded-full bg-accent-wash text-accent-ink"><Icon name="heart" /></span>}
                  <div className="min-w-0">
                    <p className="truncate font-semibold">{tip.sender?.name ?? t("tip.somebody")}</p>
                    {tip.message && <p className="wrap-anywhere">“{tip.message}”</p>}
                    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
                      <span>{moment(tip.sent_at)}</span>
                      <Place tip={tip} />
                      <Standing tip={tip} />
                    </p>
                  </div>
                  <p className="text-right text-lg font-bold tabular-nums">{money(tip.amount)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton query={tips} />
    </Panel>
  );
}
