import { Avatar } from "../avatar/Avatar";
import { GiftArt } from "../gifts/GiftArt";
import { t } from "../texts";
import { useRoomPart, type Room } from "./useRoom";

/** Streaks that run now: the server counts, we only show. */
export function Streaks({ room, nameOf }: { room: Room; nameOf(gift: string): string }) {
  const streaks = useRoomPart(room, (state) => state.streaks);
  return (
    <ul className="flex flex-col items-start gap-2" aria-label={t("room.streaks")} data-testid="streaks">
      {streaks.map((streak) => (
        <li key={streak.id} className={`streak ${streak.settled ? "streak-settled" : ""}`}>
          <Avatar seed={streak.sender.avatar_seed} size={36} />
          <span className="min-w-0 leading-tight">
            <span className="block max-w-28 truncate text-sm font-bold">{streak.sender.name}</span>
            <span className="block text-xs opacity-80">{nameOf(streak.gift)}</span>
          </span>
          <GiftArt gift={streak.gift} size={38} />
          <span key={streak.count} className="streak-count font-display animate-pop">
            ×{streak.count}
          </span>
        </li>
      ))}
    </ul>
  );
}
