import type { Schemas } from "../api/types";

export type MoneyFlow = Schemas["MoneyFlow"];
export type CurrencyFlow = Schemas["MoneyFlowCurrencyFlow"];
/** Coins, or hundredths of a diamond: an integer with `scale` places. */
export type Count = Schemas["MoneyFlowCount"];

/** A flow chart has no circles: links that would close one (refunds, returns) are told in the figures instead. */
export function withoutCircles<L extends { source: string; target: string; micros: number }>(links: readonly L[]): L[] {
  const kept: L[] = [];
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return kept.some((link) => link.source === from && reaches(link.target, to, seen));
  };
  for (const link of [...links].sort((a, b) => b.micros - a.micros)) if (link.micros > 0 && !reaches(link.target, link.source)) kept.push(link);
  return kept;
}
