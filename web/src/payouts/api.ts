import type { Money } from "../api/types";

/** Shapes of the answers around payouts, as docs/concepts/payouts.md describes them. */
export interface Page<T> {
  items: T[];
  has_more: boolean;
  next_cursor?: string;
}

export interface IdentityStanding {
  status: "none" | "pending" | "verified" | "rejected" | "expired";
  level: number;
  reason?: string;
  expires_on?: string;
}

export interface TaxForm {
  kind: "none" | "w9" | "w8ben";
  tax_number?: string;
  expires_on?: string;
  rate_ppm: number;
  why: string;
}

export interface Schedule {
  schedule: "on_request" | "weekly" | "monthly";
  next_on?: string;
}

export interface Account {
  kind: string;
  account: string;
  holder?: string;
  frozen_until?: string;
  ownership: "match" | "close_match" | "no_match" | "provider" | "accepted" | "not_checked";
  ownership_text: string;
}

export interface Track {
  payout_id: string;
  status: string;
  steps: { name: string; state: "done" | "now" | "waiting" | "next" | "failed"; at?: string; expected_on?: string; text?: string }[];
  waits: { code: string; text: string; until?: string }[];
}

export interface Terms {
  pays: Money;
  withheld: Money;
  reserve: Money;
  reserve_until?: string;
  reserve_status: "none" | "due" | "held" | "released";
}

export interface IdentityReview {
  id: string;
  user_id: string;
  level: number;
  details: { legal_name: string; birth_date: string; country: string; address?: string };
  documents: { id: string; kind: string; media_type: string }[];
}

export interface Hit {
  id: string;
  user_id: string;
  list: string;
  score: number;
  evidence: { name: string; listed_name: string; birth: "same" | "differs" | "unknown"; births: string[]; countries: string[]; programme?: string; remarks?: string };
}

export interface Hold {
  id: string;
  user_id: string;
  reason: string;
  evidence: string;
  placed_at: string;
}
