import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Problem } from "../api/client";
import { newRequestId } from "../api/ids";
import { money } from "../api/money";
import type { CatalogueGift } from "../api/types";
import { GiftArt } from "../gifts/GiftArt";
import { useSession } from "../shell/session";
import { PersonaList } from "../shell/PersonaMenu";
import { t } from "../texts";
import { Dialog } from "../ui/Dialog";
import { CoinMark, Icon } from "../ui/icons";
import { complain, Loaded } from "../ui/states";
import { toast } from "../ui/toasts";
import { RechargeForm } from "../wallet/RechargeForm";
import { TipSheet } from "./TipSheet";
import { sendVideoGift, videoCatalogue } from "./tips";

interface VideoGivingProps {
  videoId: string;
  creator: { id: string; name: string };
}

/** The gift tray of a video: gifts of 5 to 3,000 coins, one tap each, with the price in coins and in money. */
function VideoTray({ videoId, onTopUp }: { videoId: string; onTopUp(): void }) {
  const { user } = useSession();
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const gifts = useQuery({ queryKey: ["gift-catalogue", "video", user?.market], queryFn: videoCatalogue, staleTime: 600_000 });
  const send = useMutation({
    mutationFn: (gift: CatalogueGift) => {
      // One key until there is an answer: a retry is the same gift.
      const key = keys.current.get(gift.gift) ?? newRequestId();
      keys.current.set(gift.gift, key);
      return sendVideoGift(key, videoId, gift.gift);
    },
    onSuccess: async (sent, gift) => {
      keys.current.delete(gift.gift);
      toast(t("video.gift.sent", { gift: gift.name, left: sent.balance_after }), { tone: "good" });
      await Promise.all([client.invalidateQueries({ queryKey: ["mine", user?.id] }), client.invalidateQueries({ queryKey: ["video", videoId] })]);
    },
    onError: (error, gift) => {
      const problem = error instanceof Problem ? error : null;
      if (!problem?.mayRetry) keys.current.delete(gift.gift);
      if (problem?.code === "insufficient_coins") onTopUp();
      else complain(error);
    },
  });
  return (
    <Loaded query={gifts} rows={3} height={96}>
      {(items) => (
        <ul className="grid max-h-[60dvh] grid-cols-3 gap-2 overflow-y-auto sm:grid-cols-4" data-testid="video-tray">
          {items.map((gift) => (
            <li key={gift.gift}>
              <button
                type="button"
                className="flex w-full flex-col items-center gap-1 rounded-2xl border border-line p-2 hover:border-accent"
                disabled={send.isPending}
                aria-label={t("video.gift.send", { gift: gift.name, coins: gift.coins })}
                onClick={() => send.mutate(gift)}
              >
                <GiftArt gift={gift.gift} size={44} />
                <span className="max-w-full truncate text-sm font-semibold">{gift.name}</span>
                <span className="flex items-center gap-1 text-sm font-bold text-coin"><CoinMark size={12} /> {t("common.number", { n: gift.coins })}</span>
                {gift.price && <span className="text-[12px] text-ink-2">{money(gift.price)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

/** The two buttons under a video: a tip, a gift. Nothing is offered to the creator of it. */
export function VideoGiving({ videoId, creator }: VideoGivingProps) {
  const { user } = useSession();
  const [open, setOpen] = useState<"tip" | "gift" | "top-up" | "sign-in">();
  if (user?.id === creator.id) return null;
  const show = (what: "tip" | "gift") => setOpen(user ? what : "sign-in");
  return (
    <div className="flex gap-2">
      <button type="button" className="button button-primary" onClick={() => show("gift")} data-testid="video-gift-open">
        <Icon name="gift" size={18} /> {t("video.gift.open")}
      </button>
      <button type="button" className="button button-quiet" aria-label={t("tip.open_label", { name: creator.name })} onClick={() => show("tip")} data-testid="tip-open">
        {t("tip.open")}
      </button>
      {open === "tip" && <TipSheet creator={creator} videoId={videoId} onClose={() => setOpen(undefined)} />}
      {open === "gift" && (
        <Dialog title={t("video.gift.title")} onClose={() => setOpen(undefined)} sheet wide>
          <VideoTray videoId={videoId} onTopUp={() => setOpen("top-up")} />
        </Dialog>
      )}
      {open === "sign-in" && (
        <Dialog title={t("room.sign_in_title")} onClose={() => setOpen(undefined)} sheet>
          <p className="mb-3 text-ink-2">{t("room.sign_in_text")}</p>
          <div className="-mx-3"><PersonaList only={["viewer", "creator"]} onChosen={() => setOpen(undefined)} /></div>
        </Dialog>
      )}
      {open === "top-up" && (
        <Dialog title={t("wallet.recharge")} onClose={() => setOpen("gift")} sheet>
          <RechargeForm compact startWith={330} onDone={() => setOpen("gift")} doneLabel={t("tip.done")} />
        </Dialog>
      )}
    </div>
  );
}
