import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { moment, money } from "../api/money";
import { PayoutTracker } from "../studio/PayoutPanel";
import { t } from "../texts";
import { DiamondMark } from "../ui/icons";
import { Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";

/** Payouts that wait for a second pair of eyes. Who asked may not approve. */
export function Approvals() {
  const client = useQueryClient();
  const key = ["mine", "payouts", "review"];
  const queue = useQuery({ queryKey: key, queryFn: () => answer(api.GET("/v1/payouts", { params: { query: { scope: "review" } } })), refetchInterval: 4000 });
  const decide = useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: "approve" | "reject" }) =>
      answer(api.POST("/v1/payouts/{id}/approval", { params: { path: { id } }, body: decision === "reject" ? { decision, reason: t("console.reject_reason") } : { decision } })),
    onSuccess: async (payout, { decision }) => {
      toast(t(decision === "approve" ? "console.approved" : "console.rejected", { amount: money(payout.amount) }), { tone: "good" });
      await client.invalidateQueries({ queryKey: ["mine"] });
    },
    onError: complain,
  });
  return (
    <Panel title={t("console.approvals")}>
      <Loaded query={queue} rows={2} height={88}>
        {({ items }) => {
          const waiting = items.filter((payout) => payout.status === "asked");
          const others = items.filter((payout) => payout.status !== "asked").slice(0, 3);
          return (
            <>
              {waiting.length === 0 ? (
                <Empty icon="check" title={t("console.no_approvals")}>{t("console.no_approvals_text")}</Empty>
              ) : (
                <ul className="divide-y divide-line" data-testid="approvals">
                  {waiting.map((payout) => (
                    <li key={payout.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
                      <div className="min-w-44 flex-1">
                        <p className="text-lg font-bold">{money(payout.amount)} · {payout.creator?.name}</p>
                        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
                          <span className="flex items-center gap-1 text-diamond"><DiamondMark size={13} /> {t("common.number", { n: payout.diamonds })}</span>
                          <span>{t("console.asked_at", { at: moment(payout.asked_at) })}</span>
                        </p>
                      </div>
                      <div className="flex gap-2">
                        <button type="button" className="button button-quiet" disabled={decide.isPending} onClick={() => decide.mutate({ id: payout.id, decision: "reject" })}>{t("console.reject")}</button>
                        <button type="button" className="button button-primary" disabled={decide.isPending} data-testid="approve" onClick={() => decide.mutate({ id: payout.id, decision: "approve" })}>{t("console.approve")}</button>
                      </div>
                    </li>
                  ))}
                </ul>
              )}
              {others.length > 0 && (
                <ul className="mt-5 flex flex-col gap-6 border-t border-line pt-5">
                  {others.map((payout) => <li key={payout.id}><PayoutTracker payout={payout} /></li>)}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
