import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { minorDigits } from "../api/money";
import { usePages } from "../api/pages";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { MoreButton, Panel } from "../ui/parts";
import { complain, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as calls from "./calls";
import type { Tier } from "./calls";
import { perkText } from "./JoinSheet";

const PERKS = ["badge", "comments", "posts", "videos", "early_access", "shout_out"];

function useChange() {
  const { user } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      toast(t("member.saved"), { tone: "good" });
    },
    onError: complain,
  });
}

function TierForm({ tier, currency }: { tier: Tier; currency: string }) {
  const [name, setName] = useState(tier.name);
  const [perks, setPerks] = useState(tier.perks);
  const digits = minorDigits(currency);
  const before = tier.prices[currency];
  const [price, setPrice] = useState(before === undefined ? "" : (before / 10 ** digits).toFixed(digits));
  const minor = Math.round(Number(price) * 10 ** digits);
  const change = useChange();
  return (
    <li className="rounded-2xl border border-line p-4">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(() => calls.describeTier(tier.id, { name, perks, ...(minor === before ? {} : { price: minor }) }));
        }}
      >
        <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] gap-3">
          <div>
            <label className="label" htmlFor={`name-${tier.id}`}>{t("member.tier_name")}</label>
            <input id={`name-${tier.id}`} className="field" value={name} maxLength={40} required onChange={(event) => setName(event.target.value)} />
          </div>
          <div>
            <label className="label" htmlFor={`price-${tier.id}`}>{t("member.price", { currency })}</label>
            <input id={`price-${tier.id}`} className="field text-right" inputMode="decimal" value={price} required onChange={(event) => setPrice(event.target.value.replace(",", ".").replace(/[^\d.]/g, "").slice(0, 9))} />
          </div>
        </div>
        <fieldset>
          <legend className="label">{t("member.perks")}</legend>
          <ul className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-2">
            {PERKS.map((perk) => (
              <li key={perk}>
                <label className="flex items-center gap-2.5">
                  <input type="checkbox" className="size-5 accent-[var(--accent)]" checked={perks.includes(perk)} onChange={() => setPerks(perks.includes(perk) ? perks.filter((each) => each !== perk) : [...perks, perk])} />
                  {perkText(perk)}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div className="flex gap-2">
          <button type="submit" className="button button-quiet" disabled={change.isPending || !name.trim() || !(minor > 0)}>{t("member.save")}</button>
          <button type="button" className="button button-plain" disabled={change.isPending} onClick={() => change.mutate(() => calls.closeTier(tier.id))}>{t("member.close_tier")}</button>
        </div>
      </form>
    </li>
  );
}

function RoomSetting() {
  const { user } = useSession();
  const change = useChange();
  const settings = useQuery({ queryKey: ["mine", user?.id, "member-settings"], queryFn: calls.settings });
  if (!settings.data) return null;
  const only = settings.data.members_only_comments;
  return (
    <label className="mt-5 flex items-center gap-2.5">
      <input type="checkbox" className="size-5 accent-[var(--accent)]" checked={only} disabled={change.isPending} onChange={() => change.mutate(() => calls.saveSettings(!only))} />
      {t("member.only_comments")}
    </label>
  );
}

/** A creator's tiers and members. */
export function StudioMembers() {
  const { user } = useSession();
  const change = useChange();
  const offer = useQuery({ queryKey: ["mine", user?.id, "tiers"], queryFn: calls.ownOffer });
  const members = usePages(["mine", user?.id, "members"], (cursor) => calls.members(user!.id, cursor), { enabled: user !== null });
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Panel title={t("member.tiers")} id="tiers">
        <Loaded query={offer} rows={2} height={120}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty icon="studio" title={t("member.no_tiers")}>
                <p className="mb-4">{t("member.no_tiers_text")}</p>
                <button type="button" className="button button-primary" disabled={change.isPending} onClick={() => change.mutate(calls.offerDefaults)}>{t("member.offer")}</button>
              </Empty>
            ) : (
              <>
                <p className="mb-3 text-ink-2">{t("member.share", { n: data.share_percent })}</p>
                <ul className="flex flex-col gap-3">{data.items.map((tier) => <TierForm key={`${tier.id}/${tier.version}`} tier={tier} currency={user?.currency ?? "USD"} />)}</ul>
                <RoomSetting />
              </>
            )
          }
        </Loaded>
      </Panel>
      <Panel title={t("member.members")} id="members">
        <Loaded query={members} rows={3}>
          {(all) => {
            if (all.length === 0) return <Empty icon="scene" title={t("member.no_members")}>{t("member.no_members_text")}</Empty>;
            return (
              <>
                <ul className="flex flex-col gap-3">
                  {all.map((member, index) => (
                    <li key={`${member.user?.id ?? member.name}${index}`} className="flex items-center gap-3">
                      <Avatar seed={member.user?.avatar_seed ?? member.name ?? "member"} size={40} />
                      <span className="min-w-0 flex-1 leading-tight">
                        <span className="block truncate font-semibold">{member.user?.name ?? member.name}</span>
                        <span className="block truncate text-sm text-ink-2">{member.tier.name} · {t("member.month", { n: member.month })}</span>
                      </span>
                      <span className="tag bg-accent-wash">{t(`member.source.${member.source}` as TextKey)}</span>
                    </li>
                  ))}
                </ul>
                <MoreButton query={members} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </div>
  );
}
