import type { Micros } from "../api/types";

/** What `/v1/books/money-flow` answers. */
export interface MoneyFlow {
  currencies: CurrencyFlow[];
  coins: Record<string, Count>;
  diamonds: Record<string, Count>;
  sequence: number;
  head_hash: string;
  as_of: string;
}
export interface CurrencyFlow {
  currency: string;
  nodes: { id: string; label: string; accounts_query?: string }[];
  links: { source: string; target: string; micros: number; accounts_query?: string }[];
  totals: Record<string, Figure>;
}
export interface Figure extends Micros {
  accounts_query?: string;
}
/** Coins, or hundredths of a diamond: an integer with `scale` places. */
export interface Count {
  amount: number;
  scale: number;
  accounts_query?: string;
}

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
