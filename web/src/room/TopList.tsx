import { count, short } from "../api/money";
import { Avatar } from "../avatar/Avatar";
import { t } from "../texts";
import { CoinMark } from "../ui/icons";
import { useRoomPart, type Room } from "./useRoom";

const ROW = 44;

/** Rows are placed by rank and slide when it changes; the order in the document is the rank, for those who listen. */
export function TopList({ room, rows = 5 }: { room: Room; rows?: number }) {
  const top = useRoomPart(room, (state) => state.top).slice(0, rows);
  return (
    <section aria-label={t("room.top")}>
      <h2 className="mb-2 text-lg font-bold">{t("room.top")}</h2>
      {top.length === 0 ? (
        <p className="py-3 text-sm text-ink-2">{t("room.top_empty")}</p>
      ) : (
        <ol className="relative" style={{ height: top.length * ROW }}>
          {top.map((entry, index) => (
            <li key={entry.user.id ?? `anonymous-${entry.user.name}`} className="top-row" style={{ transform: `translateY(${index * ROW}px)` }}>
              <span className={`font-display w-6 text-center text-lg font-extrabold ${index === 0 ? "text-coin" : "text-ink-3"}`}>{index + 1}</span>
              <Avatar seed={entry.user.avatar_seed} size={32} />
              <span className="min-w-0 flex-1 truncate font-semibold">{entry.user.name}</span>
              <span className="flex items-center gap-1.5 font-bold text-coin" title={count(entry.coins)}>
                <CoinMark size={14} /> {short(entry.coins)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
