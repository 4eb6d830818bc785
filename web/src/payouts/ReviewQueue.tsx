import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { newRequestId } from "../api/ids";
import { day, moment } from "../api/money";
import { t, type TextKey } from "../texts";
import { Panel } from "../ui/parts";
import { complain, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as calls from "./calls";

/** What is done about an item, and what to say when it is done. */
interface Act {
  call(): Promise<unknown>;
  done?: string;
}

function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ call }: Act) => call(),
    onSuccess: async (_, { done }) => {
      toast(done ?? t("pay.saved"), { tone: "good" });
      await client.invalidateQueries({ queryKey: ["mine"] });
    },
    onError: complain,
  });
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

interface SectionProps<T> {
  title: string;
  name: string;
  load(): Promise<{ items: T[] }>;
  children(item: T, act: ReturnType<typeof useAct>): ReactNode;
}

function Section<T extends { id: string }>({ title, name, load, children }: SectionProps<T>) {
  const query = useQuery({ queryKey: ["mine", "queue", name], queryFn: load, refetchInterval: 8000 });
  const act = useAct();
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
        <Section title={t("queue.hits")} name="hits" load={calls.hits}>
          {(hit, act) => (
            <>
              <p className="text-lg font-bold">{hit.evidence.name}</p>
              <p>{t("queue.like", { score: Math.round(hit.score * 100), name: hit.evidence.listed_name, list: hit.list })} · {t(`queue.birth_${hit.evidence.birth}` as TextKey)}</p>
              <p className="text-sm text-ink-2">{[...hit.evidence.births, ...hit.evidence.countries, hit.evidence.programme, hit.evidence.remarks].filter(Boolean).join(" · ")}</p>
              <Reasoned>
                {(reason, ready) => (["clear", "confirm"] as const).map((decision) => (
                  <button key={decision} type="button" className={`button ${decision === "clear" ? "button-primary" : "button-quiet"}`} disabled={!ready || act.isPending} onClick={() => act.mutate({ call: () => calls.proposeOnHit(newRequestId(), hit.id, decision, reason), done: t("queue.proposed") })}>{t(`queue.${decision}`)}</button>
                ))}
              </Reasoned>
            </>
          )}
        </Section>
        <Section title={t("queue.identity")} name="identity" load={calls.verifications}>
          {(check, act) => (
            <>
              <p className="text-lg font-bold">{check.details.legal_name}</p>
              <p className="text-sm text-ink-2">{[day(check.details.birth_date), check.details.country, check.details.address].filter(Boolean).join(" · ")}</p>
              <div className="flex flex-wrap gap-2">
                {check.documents.map((document) => (
                  <button key={document.id} type="button" className="button button-quiet" onClick={() => void calls.saveDocument(document.id).catch(complain)}>{t("queue.open_document", { kind: document.kind.replace(/_/g, " ") })}</button>
                ))}
              </div>
              <Reasoned>
                {(reason, ready) => (
                  <>
                    <button type="button" className="button button-quiet" disabled={!ready || act.isPending} onClick={() => act.mutate({ call: () => calls.decide(check.id, "reject", reason) })}>{t("queue.refuse")}</button>
                    <button type="button" className="button button-primary" disabled={act.isPending} onClick={() => act.mutate({ call: () => calls.decide(check.id, "approve", ready ? reason : undefined) })}>{t("queue.verify")}</button>
                  </>
                )}
              </Reasoned>
            </>
          )}
        </Section>
        <Section title={t("queue.holds")} name="holds" load={calls.holds}>
          {(hold, act) => (
            <>
              <p className="font-bold">{hold.reason}</p>
              <p className="text-sm text-ink-2">{hold.evidence} · {moment(hold.placed_at)}</p>
              <Reasoned>
                {(reason, ready) => <button type="button" className="button button-quiet" disabled={!ready || act.isPending} onClick={() => act.mutate({ call: () => calls.proposeRelease(newRequestId(), hold.id, reason), done: t("queue.proposed") })}>{t("queue.release")}</button>}
              </Reasoned>
            </>
          )}
        </Section>
      </div>
    </Panel>
  );
}
