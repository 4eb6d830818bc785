import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../api/ids";
import { longDay, money } from "../api/money";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import * as calls from "./calls";
import type { Membership } from "./calls";
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
    mutationFn: (act: () => Promise<Membership>) => act(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      onDone?.();
    },
    onError: complain,
  });
}

function Leaving({ membership, onClose }: { membership: Membership; onClose(): void }) {
  const act = useAct(onClose);
  const leave = (at: "period_end" | "now") => act.mutate(() => calls.cancel(membership.id, at));
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
  const { id } = membership;
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
          <button type="button" className="button button-primary" disabled={act.isPending} onClick={() => act.mutate(() => calls.pay(key, id, "card_success"))}>{t("member.pay")}</button>
        )}
        {membership.status === "active" && !membership.gift_id && !isPlanned && (
          <button type="button" className="button button-quiet" disabled={act.isPending} onClick={() => act.mutate(() => calls.pause(id, 1))}>{t("member.pause")}</button>
        )}
        {membership.status === "active" && !membership.gift_id && isPlanned && (
          <button type="button" className="button button-quiet" disabled={act.isPending} onClick={() => act.mutate(() => calls.keep(id))}>{t("member.keep")}</button>
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
  const list = useQuery({ queryKey: ["mine", user?.id, "memberships"], queryFn: calls.mine });
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
