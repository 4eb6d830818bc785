import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { longDay, micros } from "../api/money";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { Empty, Loaded } from "../ui/states";
import { fund, itemised, statement, type Excluded, type FundShare } from "./calls";
import { Criteria } from "./Criteria";

const reasons = (excluded: Excluded[]): string => excluded.map((each) => `${t("common.number", { n: each.views })} ${t(`excluded.${each.reason}` as TextKey)}`).join(" · ");

function Itemised({ close }: { close: string }) {
  const query = useQuery({ queryKey: ["mine", "fund", close], queryFn: () => itemised(close) });
  return (
    <Loaded query={query} rows={2} height={40}>
      {(data) => (
        <div className="mt-3 rounded-2xl bg-accent-wash p-4">
          {data.reason !== "none" && <p className="mb-2 font-semibold">{t(`excluded.${data.reason}` as TextKey)}</p>}
          <ul className="divide-y divide-line">
            {data.videos.map((video) => (
              <li key={video.video_id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2">
                <span className="min-w-0">
                  <span className="mono block wrap-anywhere">{video.video_id}</span>
                  <span className="block text-sm text-ink-2">{t("programme.fund_paid_views", { n: video.payable_views, total: video.views })}</span>
                  {video.excluded.length > 0 && <span className="block text-sm text-ink-2">{t("programme.fund_excluded")}: {reasons(video.excluded)}</span>}
                </span>
                <span className="font-bold tabular-nums">{micros(video.earned, true)}</span>
              </li>
            ))}
          </ul>
          <p className="mono mt-3 text-sm wrap-anywhere text-ink-2">{t("programme.fund_hash", { hash: data.totals.input_hash ?? "" })}</p>
        </div>
      )}
    </Loaded>
  );
}

function Day({ share }: { share: FundShare }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span>
          <span className="block font-bold">{longDay(share.day)} · {share.market}{share.run > 0 ? ` · ${t("programme.fund_correction", { n: share.run })}` : ""}</span>
          <button type="button" className="link text-sm" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? "programme.fund_hide" : "programme.fund_show")}</button>
        </span>
        <span className="text-lg font-bold tabular-nums">{micros(share.difference, true)}</span>
      </div>
      {open && <Itemised close={share.close_id} />}
    </li>
  );
}

/** What the fund paid, day by day and video by video, and whether it pays at all. */
export function FundPanel() {
  const { user } = useSession();
  const overview = useQuery({ queryKey: ["mine", user?.id, "fund"], queryFn: fund });
  const days = useQuery({ queryKey: ["mine", user?.id, "fund-statement"], queryFn: statement });
  return (
    <Panel title={t("programme.fund")}>
      <Loaded query={overview} rows={3} height={56}>
        {(data) => (data.terms ? <Criteria findings={data.eligibility.findings} /> : <p className="text-ink-2">{t("programme.not_offered")}</p>)}
      </Loaded>
      <div className="mt-8">
        <Loaded query={days} rows={3} height={56}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="hourglass" title={t("programme.fund_none")}>{t("programme.fund_none_text")}</Empty>
            ) : (
              <ul className="divide-y divide-line" data-testid="fund-statement">
                {items.map((share) => <Day key={share.close_id} share={share} />)}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
}
