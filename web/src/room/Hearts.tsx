import { useCallback, useEffect, useRef } from "react";
import { short } from "../api/money";
import { t } from "../texts";
import { Icon } from "../ui/icons";
import { useRoomPart, type Room } from "./useRoom";

const SEND_EVERY_MILLIS = 500;
const MOST_HEARTS = 24;
const colours = ["#ff6b42", "#ff8fa3", "#ffd667", "#ff4f6b", "#fff1dc"];

/** Applause: taps are counted together and sent twice a second; everyone's likes rise as hearts. */
export function Hearts({ room }: { room: Room }) {
  const likes = useRoomPart(room, (state) => state.likes);
  const layer = useRef<HTMLSpanElement>(null);
  const unsent = useRef(0);
  const before = useRef(likes);

  const rise = useCallback(() => {
    const holder = layer.current;
    if (!holder || holder.childElementCount >= MOST_HEARTS || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const heart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    heart.setAttribute("viewBox", "0 0 24 24");
    heart.setAttribute("class", "heart");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M12 20S3.500 14.800 3.500 9.200A4.700 4.700 0 0 1 12 6.600a4.700 4.700 0 0 1 8.500 2.600C20.500 14.800 12 20 12 20z");
    path.setAttribute("fill", colours[Math.floor(Math.random() * colours.length)]!);
    heart.append(path);
    holder.append(heart);
    const drift = (Math.random() - 0.5) * 90;
    heart.animate(
      [
        { transform: "scale(0.3)", opacity: 0 },
        { transform: `translate(${drift * 0.3}px, -60px) scale(1)`, opacity: 1, offset: 0.2 },
        { transform: `translate(${drift}px, -${220 + Math.random() * 120}px) scale(0.7) rotate(${drift / 3}deg)`, opacity: 0 },
      ],
      { duration: 1800 + Math.random() * 900, easing: "ease-out" },
    ).onfinish = () => heart.remove();
  }, []);

  useEffect(() => {
    const others = Math.min(5, likes - before.current);
    before.current = likes;
    for (let i = 0; i < others; i++) setTimeout(rise, i * 120);
  }, [likes, rise]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (unsent.current === 0) return;
      room.socket?.sendLikes(unsent.current);
      unsent.current = 0;
    }, SEND_EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [room]);

  return (
    <button
      type="button"
      className="round-button relative"
      aria-label={t("room.like", { n: likes })}
      onClick={() => {
        unsent.current = Math.min(50, unsent.current + 1);
        rise();
      }}
    >
      <span ref={layer} className="pointer-events-none absolute inset-0 grid place-items-center" aria-hidden="true" />
      <Icon name="heart" size={22} filled />
      <span className="absolute -bottom-1.5 rounded-full bg-black/70 px-1.5 text-[11px] font-bold text-white" aria-hidden="true">
        {short(likes)}
      </span>
    </button>
  );
}
