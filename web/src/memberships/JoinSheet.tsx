import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../api/ids";
import { money } from "../api/money";
import { useSession } from "../shell/session";
import { t, type TextKey } from "../texts";
import { Dialog } from "../ui/Dialog";
import { complain, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import * as calls from "./calls";
import type { Offer, OfferedTier } from "./calls";

const SANDBOX_CARD = "card_success";

export const perkText = (perk: string): string => t(`member.perk.${perk}` as TextKey);

function TierCard({ tier, offer, onDone }: { tier: OfferedTier; offer: Offer; onDone(): void }) {
  const { user } = useSession();
  const client = useQueryClient();
  const [key] = useState(newRequestId);
  const own = offer.membership;
  const isCurrent = own?.tier.id === tier.id;
  const quote = useQuery({
    queryKey: ["mine", user?.id, "member-quote", own?.id, tier.id],
    queryFn: () => calls.changeQuote(own!.id, tier.id),
    enabled: own?.status === "active" && !isCurrent && tier.price.amount > own.price.amount,
  });
  const act = useMutation({
    mutationFn: () => (own ? calls.change(key, own.id, tier.id, quote.data?.charge) : calls.join(key, tier.id, SANDBOX_CARD)),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ["mine", user?.id] });
      if (made.status === "ended") toast(t("member.payment_failed"), { tone: "bad" });
      else toast(own ? t("member.upgraded", { name: tier.name }) : t("member.joined", { name: offer.creator.name }), { tone: "good" });
      onDone();
    },
    onError: complain,
  });
  const label = own ? quote.data && t("member.upgrade", { name: tier.name, price: money(quote.data.charge) }) : t("member.join", { price: money(tier.price) });
  return (
    <li className="rounded-2xl border border-line p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-lg font-bold">{tier.name}</h3>
        <p className="font-bold">{money(tier.price)}</p>
      </div>
      {tier.about && <p className="mt-1 text-ink-2">{tier.about}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {tier.perks.map((perk) => <li key={perk} className="tag bg-accent-wash">{perkText(perk)}</li>)}
      </ul>
      {isCurrent ? (
        <p className="mt-3 font-semibold text-good">{t("member.current")}</p>
      ) : (
        label && (
          <button type="button" className="button button-primary mt-3 w-full" disabled={act.isPending} onClick={() => act.mutate()}>
            {label}
          </button>
        )
      )}
    </li>
  );
}

/** What a creator offers to members; joining and going to a dearer tier are one tap. */
export function JoinSheet({ creatorId, onClose }: { creatorId: string; onClose(): void }) {
  const { user } = useSession();
  const offer = useQuery({
    queryKey: ["mine", user?.id, "offer", creatorId],
    queryFn: () => calls.offerOf(creatorId),
  });
  return (
    <Dialog title={offer.data ? t("member.join_title", { name: offer.data.creator.name }) : t("member.join_button")} onClose={onClose} sheet>
      <Loaded query={offer} rows={3} height={120}>
        {(data) =>
          data.tiers.length === 0 ? (
            <p className="text-ink-2">{t("member.none_offered")}</p>
          ) : (
            <ul className="flex flex-col gap-3">
              {data.tiers.map((tier) => <TierCard key={tier.id} tier={tier} offer={data} onDone={onClose} />)}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}

/** The way in, beside a creator's name; shown to signed-in viewers. */
export function JoinButton({ creatorId }: { creatorId: string }) {
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  if (!user || user.id === creatorId) return null;
  return (
    <>
      <button type="button" className="button button-quiet min-h-9 px-3 py-1 text-sm" onClick={() => setOpen(true)}>
        {t("member.join_button")}
      </button>
      {open && <JoinSheet creatorId={creatorId} onClose={() => setOpen(false)} />}
    </>
  );
}
