import { send } from "../api/client";
import type { Money } from "../api/types";

export interface Person {
  id: string;
  name: string;
  handle: string;
  avatar_seed: string;
}

export interface OfferedTier {
  id: string;
  name: string;
  about: string;
  perks: string[];
  early_access_hours: number;
  price: Money;
}

export interface Bill {
  status: string;
  amount: Money;
  reason?: string;
  next_action?: { type: string; url?: string };
}

export interface Membership {
  id: string;
  creator: Person;
  tier: { id: string; name: string };
  status: "pending" | "active" | "past_due" | "paused" | "refunding" | "disputed" | "ended";
  price: Money;
  month: number;
  badge_months: number;
  perks: string[];
  period_end: string;
  at_period_end: "renew" | "pause" | "end";
  next_tier?: { id: string; name: string; price: Money };
  paused_until?: string;
  grace_ends?: string;
  gift_id?: string;
  end_reason?: string;
  last_bill?: Bill;
}

export interface Offer {
  creator: Person;
  tiers: OfferedTier[];
  membership?: Membership;
}

export interface Tier {
  id: string;
  name: string;
  about: string;
  perks: string[];
  prices: Record<string, number>;
  version: number;
}

export interface OwnOffer {
  items: Tier[];
  share_percent: number;
  share_reason: string;
  bonuses: { key: string; title: string; extra_percent: number; needs: number; has: number }[];
  members: { source: string; tier_id: string; members: number }[];
}

export interface Member {
  user?: Person;
  name?: string;
  tier: { id: string; name: string };
  month: number;
  badge_months: number;
  source: string;
  status: string;
  since: string;
}

export interface List<T> {
  items: T[];
  next_cursor?: string;
  has_more: boolean;
}

/** One request about memberships; a POST that moves money names its key, the same on every retry. */
export async function call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const response = await send(
    new Request(`${globalThis.location.origin}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}
