import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client";
import { moment } from "../api/money";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";

/** Money that people want to move by hand. Nobody decides what they proposed themselves. */
export function Proposals() {
  const { user } = useSession();
  const client = useQueryClient();
  const proposals = useQuery({ queryKey: ["mine", "proposals"], queryFn: () => answer(api.GET("/v1/proposals", { params: { query: { limit: 20 } } })), refetchInterval: 5000 });
  const decide = useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: "approve" | "reject" }) =>
      answer(api.POST("/v1/proposals/{id}/approval", { params: { path: { id } }, body: decision === "reject" ? { decision, reason: t("console.reject_reason") } : { decision } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine"] });
    },
    onError: complain,
  });
  return (
    <Panel title={t("console.proposals")}>
      <Loaded query={proposals} rows={2} height={72}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check" title={t("console.no_proposals")}>{t("console.no_proposals_text")}</Empty>
          ) : (
            <ul className="divide-y divide-line" data-testid="proposals">
              {items.map((proposal) => (
                <li key={proposal.id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
                  <div className="min-w-56 flex-1">
                    <p className="font-bold wrap-anywhere">{proposal.summary}</p>
                    <p className="text-sm wrap-anywhere text-ink-2">{proposal.reason} · {moment(proposal.proposed_at)}</p>
                  </div>
                  {proposal.status === "open" && proposal.proposed_by !== user?.id ? (
                    <div className="flex gap-2">
                      <button type="button" className="button button-quiet" disabled={decide.isPending} onClick={() => decide.mutate({ id: proposal.id, decision: "reject" })}>{t("console.reject")}</button>
                      <button type="button" className="button button-primary" disabled={decide.isPending} onClick={() => decide.mutate({ id: proposal.id, decision: "approve" })}>{t("console.approve")}</button>
                    </div>
                  ) : (
                    <span className="tag bg-accent-wash">{t(`console.proposal_${proposal.status}` as TextKey)}</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
