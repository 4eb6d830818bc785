// The shapes of the HTTP and socket contract, as the server's OpenAPI document describes them.

export interface Money {
  amount: number;
  currency: string;
}
export interface Micros {
  micros: number;
  currency: string;
}
export interface Page<T> {
  items: T[];
  next_cursor?: string;
  has_more: boolean;
}

export type Persona = "viewer" | "creator" | "finance" | "brand";
export type Role = "viewer" | "creator" | "finance" | "brand";

export interface Info {
  name: string;
  version: string;
  sandbox: boolean;
  business_time: string;
  wall_time: string;
}
export interface PersonaCard {
  persona: Persona;
  name: string;
  handle: string;
  avatar_seed: string;
  description: string;
}
export interface User {
  id: string;
  name: string;
  handle: string;
  avatar_seed: string;
  market: string;
  currency: string;
  roles: Role[];
  followers?: number;
  daily_cap_coins?: number;
}
export interface Session {
  token: string;
  expires_at: string;
  user: User;
}
export interface TestClock {
  id: string;
  status: "ready" | "advancing";
  business_time: string;
}

export interface Pack {
  coins: number;
  price: Money;
  unit_price_micros: number;
}
export interface CoinPacks {
  market: string;
  currency: string;
  channel: string;
  price_book_version: string | number;
  packs: Pack[];
  coin_value?: Micros;
  min_coins: number;
  max_coins: number;
}
export interface CoinQuote {
  coins: number;
  price: Money;
  pack_reached?: number;
  price_book_version: string | number;
}
export type RechargeStatus = "pending" | "processing" | "succeeded" | "declined" | "expired";
export interface Recharge {
  id: string;
  coins: number;
  price: Money;
  status: RechargeStatus;
  payment_method: string;
  decline_reason?: string;
  created_at: string;
  completed_at?: string;
  entry_id?: string;
  coins_refundable?: number;
}
export interface Wallet {
  coins: number;
  promotional_coins: number;
  on_hold_coins: number;
  paid_value?: Micros;
  currency: string;
  daily_cap_coins?: number;
  spent_today_coins: number;
  sequence: number;
}
export interface StatementLine {
  entry_id: string;
  at: string;
  kind: string;
  coins: number;
  balance_after: number;
  wallet: "bought" | "promotional";
  title: string;
  counterparty?: { id: string; name: string };
  live_id?: string;
  gift_id?: string;
  price?: Money;
  receipt_available: boolean;
}
export interface Refund {
  id: string;
  status: "asked" | "paid" | "failed";
  coins: number;
  amount?: Money;
}

export type GiftSize = "combo" | "standard" | "full_screen" | "confirm" | "grand";
export interface CatalogueGift {
  gift: string;
  number: number;
  name: string;
  coins: number;
  price?: Money;
  size: GiftSize;
  combinable: boolean;
  max_count?: number;
  confirm: 0 | 1 | 2;
  undo_seconds: number;
}
export interface Creator {
  id: string;
  name: string;
  handle: string;
  avatar_seed: string;
  followers?: number;
}
export interface Goal {
  title?: string;
  coins: number;
  reached?: number;
}
export interface Live {
  id: string;
  title: string;
  creator: Creator;
  status: "live" | "ended";
  started_at: string;
  ended_at?: string;
  viewers: number;
  coins_received: number;
  stream_url?: string;
  theme?: string;
  goal?: Goal;
}
export interface Person {
  /** Missing for someone who stays anonymous. */
  id?: string;
  name: string;
  avatar_seed: string;
}
export interface TopEntry {
  user: Person;
  coins: number;
  rank: number;
}
export interface Comment {
  id: string;
  user: Person;
  text: string;
  at: string;
}
export interface Streak {
  id: string;
  gift: string;
  sender: Person;
  count: number;
  coins: number;
  settled: boolean;
}
export interface RoomGift {
  gift_id: string;
  gift: string;
  count: number;
  coins: number;
  sender: Person;
  streak?: { id: string; count: number; coins: number; settled: boolean };
  size: GiftSize;
  at: string;
}
export interface GiftResult {
  gift_id: string;
  entry_id: string;
  status: "sent" | "on_its_way";
  coins: number;
  count: number;
  balance_after: number;
  spent_today_coins?: number;
  undo_until?: string;
  creator_diamonds?: number;
  sequence: number;
}
export interface GiftReceipt {
  gift_id: string;
  gift: string;
  name?: string;
  count: number;
  coins: number;
  at: string;
  sender?: { id?: string; name: string; avatar_seed?: string };
  creator: { id: string; name: string; avatar_seed?: string };
  live_id: string;
  /** Left out when given coins paid. */
  paid?: Micros;
  tax?: Micros;
  store_fee?: Micros;
  reserve?: Micros;
  creator_got?: Micros;
  /** Left out when viewer and creator use different currencies. */
  platform_kept?: Micros;
  diamonds: number;
  matures_on: string;
  entry_id: string;
  batch_hash?: string;
  lines?: { label: string; micros: number; currency: string }[];
}

export interface DayAmount {
  date: string;
  diamonds: number;
  value: Micros;
}
export interface Earnings {
  diamonds_pending: number;
  diamonds_available: number;
  pending: Micros;
  available: Micros;
  paid_out: Micros;
  next_maturity?: DayAmount;
  by_day: DayAmount[];
  maturing: DayAmount[];
  top_supporters: { user: Person; coins: number }[];
  payout_minimum: Money;
  sequence: number;
}
export interface EarningLine {
  entry_id: string;
  gift_id?: string;
  at: string;
  kind: string;
  live_id?: string;
  gift?: string;
  count?: number;
  sender?: { id: string; name: string; avatar_seed?: string };
  diamonds: number;
  value: Micros;
  matures_on?: string;
  matured: boolean;
}
export type PayoutStatus = "asked" | "approved" | "sent" | "paid" | "returned" | "rejected";
export interface Payout {
  id: string;
  status: PayoutStatus;
  amount: Money;
  diamonds: number;
  asked_at: string;
  history: { status: PayoutStatus; at: string; reason?: string }[];
  expected_by?: string;
  destination?: { kind: string; account: string };
  decision_reason?: string;
  return_reason?: string;
  creator?: { id: string; name: string; avatar_seed?: string };
}
export interface Moderation {
  blocked_words: string[];
  slow_mode_seconds?: number;
}

export interface BookEntry {
  id: string;
  sequence: number;
  batch_sequence?: number;
  at_wall: string;
  at_business: string;
  code: number;
  event: string;
  rule_version?: number;
  references?: unknown;
  transfers: {
    debit: AccountLabel;
    credit: AccountLabel;
    amount: number;
    asset: string;
    scale: number;
    debit_balance_after?: number;
    credit_balance_after?: number;
  }[];
  hash?: string;
  previous_hash?: string;
  merkle_root?: string;
  explanation?: string;
}
export interface AccountLabel {
  account?: string;
  kind?: string;
  asset?: string;
  bucket?: string | number;
  owner?: string;
  label?: string;
}
export interface Integrity {
  last_sequence: number;
  head_hash: string;
  invariants: { name: string; holds: boolean; detail?: string }[];
}

/** RFC 9457 with our stable `code`. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  field?: string;
  cure?: string;
  request_id?: string;
}

export interface Snapshot {
  type: "snapshot";
  sequence: number;
  live: Live;
  top: TopEntry[];
  comments: Comment[];
  streaks: Streak[];
  likes: number;
  viewers: number;
  coins: number;
  goal?: Goal;
  ended?: boolean;
}
export interface Frame {
  type: "frame";
  sequence: number;
  at?: string;
  viewers?: number;
  likes?: number;
  coins?: number;
  gifts?: RoomGift[];
  streaks?: Streak[];
  comments?: Comment[];
  /** Someone was muted: comments that were shown are gone from the next snapshot. */
  comments_removed?: boolean;
  top?: TopEntry[];
  goal?: Goal;
  ended?: boolean;
}
export type Ack =
  | ({ type: "ack"; client_id: string; ok: true } & Partial<GiftResult>)
  | { type: "ack"; client_id: string; ok: false; problem: ProblemBody };
export type ServerMessage = Snapshot | Frame | Ack | { type: "pong" } | { type: "error"; problem: ProblemBody };
