import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Avatar } from "../avatar/Avatar";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { MoreButton, Panel } from "../ui/parts";
import { describe, Empty, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { call, type List, type Member, type OwnOffer, type Tier } from "./calls";
import { perkText } from "./JoinSheet";

const PERKS = ["badge", "comments", "posts", "videos", "early_access", "shout_out"];

function useChange() {
  const { user } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: { method: string; path: string; body?: unknown }) => call<unknown>(method, path, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      toast(t("member.saved"), { tone: "good" });
    },
    onError: (error) => toast(describe(error), { tone: "bad" }),
  });
}

function TierForm({ tier }: { tier: Tier }) {
  const [name, setName] = useState(tier.name);
  const [perks, setPerks] = useState(tier.perks);
  const [price, setPrice] = useState(String(tier.prices.USD ?? Object.values(tier.prices)[0] ?? ""));
  const change = useChange();
  const before = String(tier.prices.USD ?? Object.values(tier.prices)[0] ?? "");
  return (
    <li className="rounded-2xl border border-line p-4">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ method: "PATCH", path: `/v1/membership-tiers/${tier.id}`, body: { name, perks, ...(price === before ? {} : { price: Number(price) }) } });
        }}
      >
        <div className="flex gap-2">
          <label className="sr-only" htmlFor={`name-${tier.id}`}>{t("member.tiers")}</label>
          <input id={`name-${tier.id}`} className="field min-w-0 flex-1" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
          <label className="sr-only" htmlFor={`price-${tier.id}`}>{t("member.price")}</label>
          <input id={`price-${tier.id}`} className="field w-28" inputMode="numeric" value={price} onChange={(event) => setPrice(event.target.value.replace(/\D/g, "").slice(0, 9))} />
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {PERKS.map((perk) => (
            <li key={perk}>
              <label className="flex items-center gap-2 text-sm">
                <input type="checkbox" checked={perks.includes(perk)} onChange={() => setPerks(perks.includes(perk) ? perks.filter((each) => each !== perk) : [...perks, perk])} />
                {perkText(perk)}
              </label>
            </li>
          ))}
        </ul>
        <div className="flex gap-2">
          <button type="submit" className="button button-quiet" disabled={change.isPending || !name.trim() || !price}>{t("member.save")}</button>
          <button type="button" className="button button-plain" disabled={change.isPending} onClick={() => change.mutate({ method: "DELETE", path: `/v1/membership-tiers/${tier.id}` })}>{t("member.close_tier")}</button>
        </div>
      </form>
    </li>
  );
}

function RoomSetting() {
  const { user } = useSession();
  const change = useChange();
  const settings = useQuery({
    queryKey: ["mine", user?.id, "member-settings"],
    queryFn: () => call<{ members_only_comments: boolean }>("GET", "/v1/membership-settings"),
  });
  if (!settings.data) return null;
  const only = settings.data.members_only_comments;
  return (
    <label className="mt-4 flex items-center gap-2">
      <input type="checkbox" checked={only} disabled={change.isPending} onChange={() => change.mutate({ method: "PUT", path: "/v1/membership-settings", body: { members_only_comments: !only } })} />
      {t("member.only_comments")}
    </label>
  );
}

/** A creator's tiers and members. */
export function StudioMembers() {
  const { user } = useSession();
  const change = useChange();
  const offer = useQuery({ queryKey: ["mine", user?.id, "tiers"], queryFn: () => call<OwnOffer>("GET", "/v1/membership-tiers") });
  const members = useInfiniteQuery({
    queryKey: ["mine", user?.id, "members"],
    queryFn: ({ pageParam }) => call<List<Member>>("GET", `/v1/creators/${user?.id}/members?limit=10${pageParam ? `&cursor=${pageParam}` : ""}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.has_more ? page.next_cursor : undefined),
    enabled: Boolean(user),
  });
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Panel title={t("member.tiers")} id="tiers">
        <Loaded query={offer} rows={2} height={120}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty icon="studio" title={t("member.no_tiers")}>
                <p className="mb-4">{t("member.no_tiers_text")}</p>
                <button type="button" className="button button-primary" disabled={change.isPending} onClick={() => change.mutate({ method: "POST", path: "/v1/membership-tiers/defaults", body: {} })}>{t("member.offer")}</button>
              </Empty>
            ) : (
              <>
                <p className="mb-3 text-ink-2">{t("member.share", { n: data.share_percent })}</p>
                <ul className="flex flex-col gap-3">{data.items.map((tier) => <TierForm key={`${tier.id}/${tier.version}`} tier={tier} />)}</ul>
                <RoomSetting />
              </>
            )
          }
        </Loaded>
      </Panel>
      <Panel title={t("member.members")} id="members">
        <Loaded query={members} rows={3}>
          {(data) => {
            const all = data.pages.flatMap((page) => page.items);
            if (all.length === 0) return <Empty icon="scene" title={t("member.no_members")}>{t("member.no_members_text")}</Empty>;
            return (
              <>
                <ul className="flex flex-col gap-3">
                  {all.map((member, index) => (
                    <li key={`${member.user?.id ?? member.name}${index}`} className="flex items-center gap-3">
                      <Avatar seed={member.user?.avatar_seed ?? member.name ?? "member"} size={36} />
                      <span className="min-w-0 flex-1 truncate font-semibold">{member.user?.name ?? member.name}</span>
                      <span className="text-sm text-ink-2">{member.tier.name} · {t("member.month", { n: member.month })}</span>
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
