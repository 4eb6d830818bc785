import { useMemo, useState } from "react";
import { day, longDay, micros, weekday } from "../api/money";
import type { DayAmount } from "../api/types";
import { t } from "../texts";

const MOST_DAYS = 60;
/** So few have room for a date each, below the middle of its bar. */
const FEW_DAYS = 6;

/** One bar a day, no day left out, so that gaps are seen; the same figures stand in a table for those who do not see bars. */
export function DayBars({ days, label, tone }: { days: DayAmount[]; label: string; tone: "diamond" | "accent" }) {
  const all = useMemo(() => withGaps(days), [days]);
  const [at, setAt] = useState<number | null>(null);
  const most = Math.max(1, ...all.map((entry) => entry.value.micros));
  const chosen = at === null ? null : all[at];
  const every = Math.max(1, Math.ceil(all.length / 8));
  const total = all.reduce((sum, entry) => sum + entry.value.micros, 0);
  const currency = all[0]!.value.currency;
  return (
    <figure className="relative m-0">
      <figcaption className="mb-3 flex min-h-14 items-baseline justify-between gap-4">
        <span className="text-ink-2">{chosen ? weekday(chosen.date) : t("days.total", { from: day(all[0]!.date), to: day(all.at(-1)!.date) })}</span>
        <span className={`font-display text-2xl font-extrabold ${tone === "diamond" ? "text-diamond" : "text-accent-ink"}`}>{micros(chosen ? chosen.value : { micros: total, currency })}</span>
      </figcaption>
      <div className="flex h-44 items-end gap-[2px] border-b border-line-strong" onMouseLeave={() => setAt(null)} aria-hidden="true">
        {all.map((entry, index) => (
          <div key={entry.date} className="group flex h-full min-w-0 flex-1 items-end" onMouseEnter={() => setAt(index)}>
            <div
              className={`mx-auto w-full max-w-14 rounded-t-[5px] transition-[height,opacity] duration-300 ${tone === "diamond" ? "bg-diamond" : "bg-accent"} ${at === null || at === index ? "" : "opacity-45"}`}
              style={{ height: entry.value.micros === 0 ? "0" : `max(3px, ${(entry.value.micros / most) * 100}%)` }}
            />
          </div>
        ))}
      </div>
      <div className="mt-1.5 flex text-[13px] text-ink-2" aria-hidden="true">
        {all.map((entry, index) => (
          <span key={entry.date} className={`w-0 flex-1 overflow-visible whitespace-nowrap ${all.length <= FEW_DAYS ? "text-center" : ""}`}>{index % every === 0 && index <= all.length - every / 2 ? day(entry.date) : ""}</span>
        ))}
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <tbody>
          {all.filter((entry) => entry.value.micros !== 0).map((entry) => (
            <tr key={entry.date}><th scope="row">{longDay(entry.date)}</th><td>{micros(entry.value)}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Every day from the first to the last, in order, at most sixty of the newest. */
export function withGaps(days: DayAmount[]): DayAmount[] {
  const sorted = [...days].sort((a, b) => a.date.localeCompare(b.date));
  const byDate = new Map(sorted.map((entry) => [entry.date, entry]));
  const filled: DayAmount[] = [];
  const last = sorted.at(-1)!.date;
  const cursor = new Date(`${sorted[0]!.date}T00:00:00Z`);
  for (let i = 0; i < 400; i++) {
    const date = cursor.toISOString().slice(0, 10);
    filled.push(byDate.get(date) ?? { date, diamonds: 0, value: { micros: 0, currency: sorted[0]!.value.currency } });
    if (date >= last) break;
    cursor.setUTCDate(cursor.getUTCDate() + 1);
  }
  return filled.slice(-MOST_DAYS);
}
