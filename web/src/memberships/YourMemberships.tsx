import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../api/ids";
import { longDay, money } from "../api/money";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { Panel } from "../ui/parts";
import { describe, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { call, type List, type Membership } from "./calls";
import { JoinSheet } from "./JoinSheet";

function standing(membership: Membership): string {
  if (membership.status === "pending") return t("member.pending");
  if (membership.status === "past_due") return t("member.grace", { date: longDay(membership.grace_ends ?? membership.period_end) });
  if (membership.status === "paused") return t("member.paused", { date: longDay(membership.paused_until ?? membership.period_end) });
  const date = longDay(membership.period_end);
  if (membership.at_period_end === "end") return t("member.ends", { date });
  if (membership.at_period_end === "pause") return t("member.plan_pause", { date });
  if (membership.next_tier) return t("member.plan_tier", { name: membership.next_tier.name, date });
  return t("member.renews", { date });
}

function useAct(onDone?: () => void) {
  const { user } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body, key }: { method: string; path: string; body?: unknown; key?: string }) => call<Membership>(method, path, body, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      onDone?.();
    },
    onError: (error) => toast(describe(error), { tone: "bad" }),
  });
}

function Leaving({ membership, onClose }: { membership: Membership; onClose(): void }) {
  const act = useAct(onClose);
  const leave = (at: string) => act.mutate({ method: "POST", path: `/v1/memberships/${membership.id}/cancellation`, body: { at } });
  return (
    <Dialog title={t("member.cancel_title", { name: membership.creator.name })} onClose={onClose}>
      <p className="text-ink-2">{t("member.cancel_text", { date: longDay(membership.period_end) })}</p>
      <div className="mt-6 flex flex-col gap-2">
        <button type="button" className="button button-primary" disabled={act.isPending} onClick={() => leave("period_end")}>{t("member.cancel")}</button>
        {!membership.gift_id && <button type="button" className="button button-quiet" disabled={act.isPending} onClick={() => leave("now")}>{t("member.cancel_now")}</button>}
      </div>
    </Dialog>
  );
}

function Row({ membership }: { membership: Membership }) {
  const [sheet, setSheet] = useState<"tiers" | "leave" | null>(null);
  const [key] = useState(newRequestId);
  const act = useAct();
  const path = `/v1/memberships/${membership.id}`;
  const isPlanned = membership.at_period_end !== "renew" || membership.next_tier !== undefined;
  return (
    <li className="flex flex-col gap-3 border-b border-line pb-4 last:border-0 last:pb-0">
      <div className="flex items-center gap-3">
        <Avatar seed={membership.creator.avatar_seed} size={44} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{membership.creator.name} · {membership.tier.name}</p>
          <p className="text-sm text-ink-2">{standing(membership)}</p>
        </div>
        <div className="text-right">
          <p className="font-bold">{membership.gift_id ? t("member.given") : money(membership.price)}</p>
          <p className="text-sm text-ink-2">{t("member.month", { n: membership.month })}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {membership.status === "active" && <button type="button" className="button button-quiet" onClick={() => setSheet("tiers")}>{t("member.tiers")}</button>}
        {(membership.status === "past_due" || membership.status === "paused") && (
          <button type="button" className="button button-primary" disabled={act.isPending} onClick={() => act.mutate({ method: "POST", path: `${path}/payments`, body: { payment_method: "card_success" }, key })}>{t("member.pay")}</button>
        )}
        {membership.status === "active" && !membership.gift_id && !isPlanned && (
          <button type="button" className="button button-quiet" disabled={act.isPending} onClick={() => act.mutate({ method: "POST", path: `${path}/pause`, body: { months: 1 } })}>{t("member.pause")}</button>
        )}
        {membership.status === "active" && !membership.gift_id && isPlanned && (
          <button type="button" className="button button-quiet" disabled={act.isPending} onClick={() => act.mutate({ method: "DELETE", path: `${path}/plans` })}>{t("member.keep")}</button>
        )}
        {membership.at_period_end !== "end" && membership.status !== "pending" && <button type="button" className="button button-plain" onClick={() => setSheet("leave")}>{t("member.cancel")}</button>}
      </div>
      {sheet === "tiers" && <JoinSheet creatorId={membership.creator.id} onClose={() => setSheet(null)} />}
      {sheet === "leave" && <Leaving membership={membership} onClose={() => setSheet(null)} />}
    </li>
  );
}

/** The memberships of a viewer that are not over. */
export function YourMemberships() {
  const { user } = useSession();
  const list = useQuery({
    queryKey: ["mine", user?.id, "memberships"],
    queryFn: () => call<List<Membership>>("GET", "/v1/memberships?limit=100"),
  });
  return (
    <Panel title={t("member.yours")} id="memberships">
      <Loaded query={list} rows={2}>
        {(data) => {
          const open = data.items.filter((each) => each.status !== "ended");
          if (open.length === 0) return <Empty icon="scene" title={t("member.empty")}>{t("member.empty_text")}</Empty>;
          return <ul className="flex flex-col gap-4">{open.map((each) => <Row key={each.id} membership={each} />)}</ul>;
        }}
      </Loaded>
    </Panel>
  );
}
