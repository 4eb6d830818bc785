import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { moment } from "../api/money";
import { Avatar } from "../avatar/Avatar";
import { Gate } from "../shell/Gate";
import { t } from "../texts";
import { PageTitle, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { appeals, decide, type QueuedAppeal } from "./calls";
import { Criteria } from "./Criteria";

function Card({ item }: { item: QueuedAppeal }) {
  const [reason, setReason] = useState("");
  const client = useQueryClient();
  const deciding = useMutation({
    mutationFn: (decision: "grant" | "uphold") => decide(item.appeal.id, decision, reason),
    onSuccess: () => {
      toast(t("programme.decided"));
      return client.invalidateQueries({ queryKey: ["mine", "appeals"] });
    },
    onError: complain,
  });
  const ready = reason.trim().length > 0 && !deciding.isPending;
  return (
    <Panel>
      <div className="mb-4 flex items-center gap-3">
        <Avatar seed={item.user_avatar_seed} size={44} />
        <div>
          <h2 className="text-xl font-bold">{t("programme.appeal_for", { handle: item.user_handle })}</h2>
          <p className="text-sm text-ink-2">{moment(item.appeal.asked_at)}</p>
        </div>
      </div>
      <blockquote className="mb-6 border-l-4 border-accent pl-4 wrap-anywhere">{item.appeal.text}</blockquote>
      <Criteria findings={item.decision.findings} />
      <form className="mt-6 flex flex-wrap items-end gap-3" onSubmit={(event) => event.preventDefault()}>
        <label className="flex min-w-56 flex-1 flex-col gap-1.5 font-semibold">
          {t("programme.reason_needed")}
          <input className="field" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
        <button type="button" className="button button-quiet" disabled={!ready} onClick={() => deciding.mutate("uphold")}>{t("programme.uphold")}</button>
        <button type="button" className="button button-primary" disabled={!ready} onClick={() => deciding.mutate("grant")}>{t("programme.grant")}</button>
      </form>
    </Panel>
  );
}

function Queue() {
  const query = useQuery({ queryKey: ["mine", "appeals"], queryFn: appeals, refetchInterval: 10_000 });
  return (
    <div className="page">
      <PageTitle title={t("programme.appeals")} />
      <Loaded query={query} rows={2} height={240}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check" title={t("programme.appeals_none")}>{t("programme.appeals_none_text")}</Empty>
          ) : (
            <div className="flex flex-col gap-5">{items.map((item) => <Card key={item.appeal.id} item={item} />)}</div>
          )
        }
      </Loaded>
    </div>
  );
}

/** Appeals against decisions of the programme, for trust and safety. */
export default function AppealsPage() {
  return (
    <Gate role="trust" persona="trust" title="programme.appeals">
      <Queue />
    </Gate>
  );
}
