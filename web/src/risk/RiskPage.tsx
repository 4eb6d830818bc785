import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { newRequestId } from "../api/ids";
import { micros, moment } from "../api/money";
import { Reserve } from "../disputes/Reserve";
import { Gate } from "../shell/Gate";
import { t, type TextKey } from "../texts";
import { PageTitle, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as risk from "./calls";
import type { CaseFile, RiskCase } from "./calls";

/** What has to be looked at, with the evidence, and the two decisions there are. */
function Queue({ chosen, onChoose }: { chosen: string | null; onChoose(id: string): void }) {
  const cases = useQuery({ queryKey: ["mine", "risk", "cases"], queryFn: risk.cases, refetchInterval: 10_000 });
  return (
    <Panel title={t("risk.title")}>
      <Loaded query={cases} rows={4} height={64}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="shield" title={t("risk.none")}>{t("risk.none_text")}</Empty>
          ) : (
            <ul className="divide-y divide-line" data-testid="risk-cases">
              {items.map((found) => (
                <li key={found.id} className="py-3">
                  <button type="button" aria-pressed={found.id === chosen} aria-label={t("risk.open", { name: found.creator?.name ?? found.id })} className={`w-full rounded-xl p-2 text-left ${found.id === chosen ? "bg-accent-wash" : ""}`} onClick={() => onChoose(found.id)}>
                    <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                      <span className="font-bold wrap-anywhere">{found.creator?.name ?? found.id}</span>
                      <span className="tabular-nums">{t("risk.points", { n: found.score })}</span>
                    </span>
                    <span className="flex flex-wrap gap-2 text-sm text-ink-2">
                      <span className="tag bg-accent-wash">{t(`risk.status_${found.status}` as TextKey)}</span>
                      {found.holds_payouts && found.status === "open" && <span className="tag bg-bad-wash text-bad">{t("risk.holds")}</span>}
                      <span>{moment(found.opened_at)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Decision({ found, file }: { found: RiskCase; file: CaseFile }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [key] = useState(newRequestId);
  const payers = [...new Set(file.gifts.map((gift) => gift.sender.id))];
  const done = async () => {
    setText("");
    await client.invalidateQueries({ queryKey: ["mine"] });
  };
  const clear = useMutation({
    mutationFn: () => risk.clear(found.id, text),
    onSuccess: done,
    onError: complain,
  });
  const confirm = useMutation({
    mutationFn: () => risk.confirm(key, found.id, payers, text),
    onSuccess: async () => {
      toast(t("risk.proposed"));
      await done();
    },
    onError: complain,
  });
  if (found.status !== "open") {
    return <p className="text-ink-2">{t("risk.decided", { at: found.decided_at ? moment(found.decided_at) : "", decision: found.decision ?? "" })}</p>;
  }
  const waits = clear.isPending || confirm.isPending || text.trim() === "";
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
      <label className="flex flex-col gap-1 font-semibold">
        {t("risk.evidence")}
        <textarea className="field min-h-20" maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button button-primary" title={t("risk.clear_hint")} disabled={waits} onClick={() => clear.mutate()}>{t("risk.clear")}</button>
        <button type="button" className="button button-quiet" title={t("risk.confirm_hint")} disabled={waits || payers.length === 0} onClick={() => confirm.mutate()}>{t("risk.confirm")}</button>
      </div>
      <p className="text-sm text-ink-2">{t("risk.clear_hint")} {t("risk.confirm_hint")}</p>
    </form>
  );
}

function File({ id }: { id: string }) {
  const file = useQuery({ queryKey: ["mine", "risk", "case", id], queryFn: () => risk.caseFile(id) });
  return (
    <Panel>
      <Loaded query={file} rows={5} height={48}>
        {(data) => (
          <div className="flex flex-col gap-6" data-testid="risk-file">
            <h2 className="text-xl font-bold wrap-anywhere">{data.risk_case.creator?.name ?? data.risk_case.id}</h2>
            <ul className="flex flex-col gap-2">
              {data.risk_case.reasons.map((reason) => (
                <li key={reason.code} className="flex gap-3">
                  <span className="w-10 shrink-0 text-right font-bold tabular-nums">{reason.points}</span>
                  <span className="min-w-0 wrap-anywhere">{reason.text}</span>
                </li>
              ))}
            </ul>
            {data.shared.length > 0 && (
              <section>
                <h3 className="mb-2 font-bold">{t("risk.shared")}</h3>
                <ul className="flex flex-col gap-1">
                  {data.shared.map((shared, index) => (
                    <li key={index} className="wrap-anywhere">{t("risk.shared_line", { n: shared.users.length, kind: shared.kind.replace(/_/g, " "), names: shared.users.map((user) => user.name || user.id).join(", ") })}</li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h3 className="mb-2 font-bold">{t("risk.gifts")}</h3>
              {data.gifts.length === 0 ? (
                <p className="text-ink-2">{t("risk.no_gifts")}</p>
              ) : (
                <div className="overflow-x-auto">
                  <table className="w-full text-left">
                    <thead className="text-sm text-ink-2"><tr><th className="py-1 pr-4">{t("risk.gift")}</th><th className="pr-4">{t("risk.sender")}</th><th className="pr-4 text-right">{t("risk.earned")}</th><th className="pr-4">{t("risk.matures")}</th><th /></tr></thead>
                    <tbody className="divide-y divide-line">
                      {data.gifts.map((gift) => (
                        <tr key={gift.id}>
                          <td className="py-2 pr-4"><Link className="link mono" href={`/receipt/${gift.gift_id}`}>{gift.gift_id.slice(-8)}</Link></td>
                          <td className="pr-4 wrap-anywhere">{gift.sender.name || gift.sender.id}</td>
                          <td className="pr-4 text-right tabular-nums">{micros(gift.earned)}</td>
                          <td className="pr-4 tabular-nums">{gift.matures_on}</td>
                          <td><span className="tag bg-accent-wash">{gift.status}</span></td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
            <Decision found={data.risk_case} file={data} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Risk() {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="page">
      <PageTitle title={t("risk.title")}><span className="flex flex-wrap gap-x-4"><Link href="/console/disputes" className="link font-semibold">{t("dispute.title")}</Link><Link href="/console" className="link font-semibold">{t("console.title")}</Link></span></PageTitle>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <Queue chosen={chosen} onChoose={setChosen} />
        <div className="flex min-w-0 flex-col gap-5">
          {chosen && <File key={chosen} id={chosen} />}
          <Reserve />
        </div>
      </div>
    </div>
  );
}

export default function RiskPage() {
  return (
    <Gate role="trust" persona="trust" title="risk.title">
      <Risk />
    </Gate>
  );
}
