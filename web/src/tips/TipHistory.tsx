import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { newRequestId } from "../api/ids";
import { moment, money } from "../api/money";
import { usePages } from "../api/pages";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { MoreButton, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { myTips, takeBack, type Tip } from "./tips";

function Line({ tip }: { tip: Tip }) {
  const client = useQueryClient();
  const key = useRef(newRequestId());
  const back = useMutation({
    mutationFn: () => takeBack(key.current, tip.id),
    onSuccess: (refund) => {
      toast(t("tip.took_back", { amount: money(refund.amount) }), { tone: "good" });
      return client.invalidateQueries({ queryKey: ["tips"] });
    },
    onError: complain,
  });
  const returnable = tip.status === "sent" && Date.parse(tip.refundable_until) > Date.now();
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar seed={tip.creator.avatar_seed} size={36} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{t("tip.to", { name: tip.creator.name })}</p>
        <p className="truncate text-sm text-ink-2">
          {moment(tip.created_at)} · {t(`tip.status_${tip.status}`)}
        </p>
      </div>
      <div className="text-right">
        <p className="font-bold tabular-nums">{money(tip.total)}</p>
        {returnable && (
          <button type="button" className="text-sm font-semibold text-accent underline" disabled={back.isPending} onClick={() => back.mutate()}>
            {t("tip.take_back")}
          </button>
        )}
      </div>
    </li>
  );
}

/** The tips that one has sent, with a way to take the latest back. */
export function TipHistory() {
  const { user } = useSession();
  const tips = usePages(["tips", user?.id], myTips);
  return (
    <Panel title={t("tip.history")} id="tips">
      <Loaded query={tips} rows={2} height={56}>
        {(items) => (items.length === 0 ? <Empty title={t("tip.history_empty")} /> : <ul className="divide-y divide-line">{items.map((tip) => <Line key={tip.id} tip={tip} />)}</ul>)}
      </Loaded>
      <MoreButton query={tips} />
    </Panel>
  );
}
