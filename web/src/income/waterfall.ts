import type { Schemas } from "../api/types";

export type Statement = Schemas["IncomeViewsStatement"];
export type Parts = Statement["totals"]["parts"];
export type PartName = keyof Parts;

/** How the waterfall falls: what came in, what was cut off, what that leaves. */
export const FALL: { part: PartName; sign: 1 | -1 | 0 }[] = [
  { part: "paid_by_viewers", sign: 1 },
  { part: "paid_by_platform", sign: 1 },
  { part: "tax", sign: -1 },
  { part: "store_fee", sign: -1 },
  { part: "platform", sign: -1 },
  { part: "earned", sign: 0 },
  { part: "taken_back", sign: 1 },
  { part: "adjusted", sign: 1 },
  { part: "net", sign: 0 },
];

export interface Bar {
  part: PartName;
  /** What the step adds or takes, with its sign; for a sum, the sum. */
  micros: number;
  /** Where the bar begins and ends. */
  from: number;
  to: number;
  sum: boolean;
}

/** The steps of the waterfall; steps that are zero are left out, sums never. */
export function bars(parts: Parts): Bar[] {
  let level = 0;
  const found: Bar[] = [];
  for (const { part, sign } of FALL) {
    const micros = parts[part].micros;
    if (sign === 0) {
      level = micros;
      found.push({ part, micros, from: 0, to: micros, sum: true });
    } else if (micros !== 0) {
      const next = level + sign * micros;
      found.push({ part, micros: sign * micros, from: level, to: next, sum: false });
      level = next;
    }
  }
  return found;
}
