import { useMutation, useQuery } from "@tanstack/react-query";
import { longDay, micros } from "../api/money";
import { t } from "../texts";
import { Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { runs, verify, type FundRun } from "./calls";

function Row({ run }: { run: FundRun }) {
  const close = run.close;
  const again = useMutation({
    mutationFn: () => verify(close.id),
    onSuccess: (result) => toast(result.same ? t("programme.fund_same") : t("programme.fund_differs", { n: result.differing }), { tone: result.same ? "good" : "bad" }),
    onError: complain,
  });
  const done = run.state === "closed";
  const part = run.step_total > 0 ? Math.min(100, (100 * run.step_done) / run.step_total) : 0;
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-48 flex-1">
          <p className="font-bold">{close.market} · {longDay(close.day)}{close.run > 0 ? ` · ${t("programme.fund_correction", { n: close.run })}` : ""}</p>
          <p className="text-sm text-ink-2">
            {done
              ? `${t("programme.fund_paid_creators", { n: close.creators })} · ${t("programme.fund_paid_views", { n: close.payable_views, total: close.views })}`
              : t("programme.fund_progress", { step: run.step || run.state, done: run.step_done, total: run.step_total })}
          </p>
          {run.fault && <p className="text-sm text-bad">{t("programme.fund_waits", { why: run.fault })}</p>}
        </div>
        <span className="text-lg font-bold tabular-nums">{micros(close.shares, true)}</span>
        {done && <button type="button" className="button button-quiet" disabled={again.isPending} onClick={() => again.mutate()}>{t("programme.fund_verify")}</button>}
      </div>
      {!done && (
        <div className="mt-2 h-2 overflow-hidden rounded-full bg-accent-wash" role="progressbar" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part)} aria-label={run.step || run.state}>
          <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${part}%` }} />
        </div>
      )}
    </li>
  );
}

/** The fund's closes: how far each is, what it paid, and doing one again. */
export function FundCloses() {
  const query = useQuery({ queryKey: ["mine", "fund-runs"], queryFn: runs, refetchInterval: 3000 });
  return (
    <Panel title={t("programme.fund_closes")}>
      <Loaded query={query} rows={3} height={64}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="hourglass" title={t("programme.fund_closes_none")}>{t("programme.fund_closes_none_text")}</Empty>
          ) : (
            <ul className="divide-y divide-line" data-testid="fund-closes">
              {items.map((run) => <Row key={run.close.id} run={run} />)}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
