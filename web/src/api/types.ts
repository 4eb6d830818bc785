// Names for the shapes of the API document, and the messages of the room socket.
import type { components } from "./schema";

export type Schemas = components["schemas"];

export type Money = Schemas["Money"];
export type Micros = Schemas["Micros"];
export type ProblemBody = Omit<Schemas["Problem"], "type"> & { type?: string };

export type Info = Schemas["Info"];
export type Persona = Schemas["SandboxPersona"]["persona"];
export type Role = Schemas["User"]["roles"][number];
export type PersonaCard = Schemas["SandboxPersona"];
export type User = Schemas["User"];
export type Session = Schemas["Session"];
export type TestClock = Schemas["TestClock"];

export type Recharge = Schemas["Recharge"];
export type RechargeStatus = Recharge["status"];
export type Wallet = Schemas["Wallet"];

export type CatalogueGift = Schemas["CatalogueGift"];
export type GiftSize = CatalogueGift["size"];
export type GiftResult = Schemas["Gift"];
export type GiftReceipt = Schemas["Receipt"];
export type Live = Schemas["Live"];

export type Video = Schemas["Video"];
export type VideoFact = Schemas["Fact"];

export type Earnings = Schemas["EarningsSummary"];
export type DayAmount = Schemas["EarningsDay"];
export type EarningLine = Schemas["EarningsItem"];
export type Payout = Schemas["Payout"];
export type PayoutStatus = Payout["status"];
export type Moderation = Schemas["ModerationRules"];

export type BookEntry = Schemas["Entry"];
export type AccountLabel = Schemas["Account"];

// --- the room socket: docs/api/room-socket.md ---------------------------------------------------------------------------

export interface Goal {
  title?: string;
  coins: number;
  reached?: number;
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
/** Money that somebody gave in a room. */
export interface RoomTip {
  tip_id: string;
  amount: Money;
  sender: Person;
  message?: string;
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
export interface Snapshot {
  type: "snapshot";
  sequence: number;
  live: Live & { goal?: Goal };
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
  tips?: RoomTip[];
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
