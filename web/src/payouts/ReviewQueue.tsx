import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ask, download } from "../api/client";
import { newRequestId } from "../api/ids";
import { day, moment } from "../api/money";
import { t } from "../texts";
import { Panel } from "../ui/parts";
import { describe, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import type { Hit, Hold, IdentityReview, Page } from "./api";

function useQueue<T>(name: string, path: string) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ["mine", "queue", name], queryFn: () => ask<Page<T>>("GET", path), refetchInterval: 8000 });
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object; done?: string }) => ask("POST", path, body, newRequestId()),
    onSuccess: async (_, { done }) => {
      toast(done ?? t("pay.saved"), { tone: "good" });
      await client.invalidateQueries({ queryKey: ["mine"] });
    },
    onError: (error: Error) => toast(describe(error), { tone: "bad" }),
  });
  return { query, act };
}

/** Deciding needs a reason, which goes to the audit log. */
function Reasoned({ children }: { children(reason: string, ready: boolean): ReactNode }) {
  const [reason, setReason] = useState("");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input aria-label={t("queue.reason")} placeholder={t("queue.reason")} maxLength={500} className="field min-w-52 flex-1" value={reason} onChange={(event) => setReason(event.target.value)} />
      {children(reason, reason.trim().length > 0)}
    </div>
  );
}

function Section<T extends { id: string }>({ title, name, path, children }: { title: string; name: string; path: string; children(item: T, act: ReturnType<typeof useQueue<T>>["act"]): ReactNode }) {
  const { query, act } = useQueue<T>(name, path);
  return (
    <section>
      <h3 className="mb-2 text-lg font-bold">{title}</h3>
      <Loaded query={query} rows={1} height={56}>
        {({ items }) => items.length === 0 ? <p className="text-ink-2">{t("queue.none")}</p> : <ul className="divide-y divide-line">{items.map((item) => <li key={item.id} className="flex flex-col gap-2 py-4">{children(item, act)}</li>)}</ul>}
      </Loaded>
    </section>
  );
}

/** What people of ours have to look at before somebody is paid. */
export function ReviewQueue() {
  return (
    <Panel title={t("queue.title")}>
      <div className="flex flex-col gap-8" data-testid="review-queue">
        <Section<Hit> title={t("queue.hits")} name="hits" path="/v1/screening-hits?limit=50">
          {(hit, act) => (
            <>
              <p className="text-lg font-bold">{hit.evidence.name}</p>
              <p>{t("queue.like", { score: Math.round(hit.score * 100), name: hit.evidence.listed_name, list: hit.list })} · {t(`queue.birth_${hit.evidence.birth}`)}</p>
              <p className="text-sm text-ink-2">{[...hit.evidence.births, ...hit.evidence.countries, hit.evidence.programme, hit.evidence.remarks].filter(Boolean).join(" · ")}</p>
              <Reasoned>
                {(reason, ready) => (["clear", "confirm"] as const).map((decision) => (
                  <button key={decision} type="button" className={`button ${decision === "clear" ? "button-primary" : "button-quiet"}`} disabled={!ready || act.isPending} onClick={() => act.mutate({ path: `/v1/screening-hits/${hit.id}/proposals`, body: { decision, reason }, done: t("queue.proposed") })}>{t(`queue.${decision}`)}</button>
                ))}
              </Reasoned>
            </>
          )}
        </Section>
        <Section<IdentityReview> title={t("queue.identity")} name="identity" path="/v1/identity-verifications?limit=50">
          {(check, act) => (
            <>
              <p className="text-lg font-bold">{check.details.legal_name}</p>
              <p className="text-sm text-ink-2">{[day(check.details.birth_date), check.details.country, check.details.address].filter(Boolean).join(" · ")}</p>
              <div className="flex flex-wrap gap-2">
                {check.documents.map((document) => (
                  <button key={document.id} type="button" className="button button-quiet" onClick={() => void download(`/v1/identity-documents/${document.id}/content`).catch((error: Error) => toast(describe(error), { tone: "bad" }))}>{t("queue.open_document", { kind: document.kind.replace(/_/g, " ") })}</button>
                ))}
              </div>
              <Reasoned>
                {(reason, ready) => (
                  <>
                    <button type="button" className="button button-quiet" disabled={!ready || act.isPending} onClick={() => act.mutate({ path: `/v1/identity-verifications/${check.id}/decision`, body: { decision: "reject", reason } })}>{t("queue.refuse")}</button>
                    <button type="button" className="button button-primary" disabled={act.isPending} onClick={() => act.mutate({ path: `/v1/identity-verifications/${check.id}/decision`, body: { decision: "approve", ...(ready ? { reason } : {}) } })}>{t("queue.verify")}</button>
                  </>
                )}
              </Reasoned>
            </>
          )}
        </Section>
        <Section<Hold> title={t("queue.holds")} name="holds" path="/v1/payout-holds?limit=50">
          {(hold, act) => (
            <>
              <p className="font-bold">{hold.reason}</p>
              <p className="text-sm text-ink-2">{hold.evidence} · {moment(hold.placed_at)}</p>
              <Reasoned>
                {(reason, ready) => <button type="button" className="button button-quiet" disabled={!ready || act.isPending} onClick={() => act.mutate({ path: `/v1/payout-holds/${hold.id}/release-proposals`, body: { reason }, done: t("queue.proposed") })}>{t("queue.release")}</button>}
              </Reasoned>
            </>
          )}
        </Section>
      </div>
    </Panel>
  );
}
