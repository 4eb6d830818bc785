import { useEffect, useRef, useState } from "react";
import type { RoomGift } from "../api/types";
import { Avatar } from "../avatar/Avatar";
import { GiftArt } from "../gifts/GiftArt";
import { t } from "../texts";
import { CoinMark } from "../ui/icons";
import { GiftEffects } from "./giftEffects";
import type { Room } from "./useRoom";

const LARGE = new Set(["full_screen", "confirm", "grand"]);
const MILLIS: Record<string, number> = { full_screen: 3600, confirm: 5200, grand: 8200 };
const MOST_WAITING = 8;

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Everything gifts do above the stage: risers, leapers, and one moment at a time that fills the screen. */
export function GiftLayer({ room, nameOf }: { room: Room; nameOf(gift: string): string }) {
  const layer = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const effects = useRef<GiftEffects | null>(null);
  const [queue, setQueue] = useState<RoomGift[]>([]);
  const moment = queue[0];

  useEffect(() => {
    if (!layer.current || !canvas.current) return;
    const made = new GiftEffects(layer.current, canvas.current, calm);
    effects.current = made;
    const leave = room.onGift((gift) => {
      if (!LARGE.has(gift.size)) return made.show(gift);
      // When more wait than anyone wants to sit through, the smaller ones step back.
      setQueue((waiting) => {
        if (waiting.length < MOST_WAITING) return [...waiting, gift];
        const [first, ...rest] = [...waiting, gift];
        const least = rest.reduce((a, b) => (b.coins < a.coins ? b : a));
        return [first!, ...rest.filter((other) => other !== least)];
      });
    });
    return () => {
      leave();
      made.stop();
      effects.current = null;
    };
  }, [room]);

  useEffect(() => {
    if (!moment) return;
    const hurry = queue.length > 3 ? 0.6 : 1;
    const burst = setTimeout(() => effects.current?.celebrate(moment), 420);
    const end = setTimeout(() => setQueue((waiting) => waiting.slice(1)), (MILLIS[moment.size] ?? 3600) * hurry);
    return () => {
      clearTimeout(burst);
      clearTimeout(end);
    };
    // The queue's length only hurries the moment that starts next.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [moment]);

  return (
    <div className="gift-layer">
      <div ref={layer} className="absolute inset-0" aria-hidden="true" />
      {moment && (
        <div key={moment.gift_id} className={`moment moment-${moment.size}`} role="status">
          <div className="moment-dim" />
          <div className="moment-rays" />
          <div className="moment-ring" />
          <div className="moment-ring moment-ring-late" />
          <div className="moment-art">
            <GiftArt gift={moment.gift} size="100%" />
          </div>
          <div className="moment-title">
            <p className="moment-name font-display">{nameOf(moment.gift)}</p>
            <p className="moment-by">
              <Avatar seed={moment.sender.avatar_seed} size={40} />
              <span>{t("room.moment_by", { name: moment.sender.name })}</span>
              <span className="flex items-center gap-1.5 text-[#ffd27a]">
                <CoinMark size={20} /> {t("common.number", { n: moment.coins })}
              </span>
            </p>
          </div>
        </div>
      )}
      <canvas ref={canvas} className="absolute inset-0 size-full" aria-hidden="true" />
    </div>
  );
}
