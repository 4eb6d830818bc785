import type { Micros } from "../api/types";

/** What `/v1/books/money-flow` answers. */
export interface MoneyFlow {
  currencies: CurrencyFlow[];
  coins?: Record<string, Units>;
  diamonds?: Record<string, Units>;
  sequence: number;
  head_hash: string;
  as_of: string;
}
/** A number of coins or diamonds: `amount` in units of which `scale` digits are decimals. */
export interface Units {
  amount: number;
  scale: number;
  accounts_query?: string;
}
export interface CurrencyFlow {
  currency: string;
  nodes: { id: string; label: string; accounts_query?: string }[];
  links: { source: string; target: string; micros: number; accounts_query?: string }[];
  totals: Record<string, Total>;
}
export type Total = number | Micros | { micros: number; currency?: string; accounts_query?: string };

export const microsOf = (total: Total | undefined, currency: string): Micros =>
  total === undefined ? { micros: 0, currency } : typeof total === "number" ? { micros: total, currency } : { micros: total.micros, currency: total.currency ?? currency };

export const queryOf = (total: Total | undefined): string | undefined =>
  typeof total === "object" && "accounts_query" in total ? total.accounts_query : undefined;

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
