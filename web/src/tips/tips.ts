import { answer, api } from "../api/client";
import type { CatalogueGift, Money } from "../api/types";

/** What a tip costs. */
export interface TipPrice {
  amount: Money;
  service_fee: Money;
  tax: Money;
  total: Money;
}

/** What may be tipped today; plain numbers are minor units of `currency`. */
export interface TipTerms {
  currency: string;
  minimum: number;
  maximum: number;
  presets: TipPrice[];
  price?: TipPrice;
  daily_maximum: number;
  left_today: number;
  tips_left_today: number;
  message_length: number;
  refund_hours: number;
}

export type TipStatus = "pending" | "failed" | "sent" | "refunding" | "refunded" | "taken_back";

export interface Tip {
  id: string;
  creator: { id: string; name: string; avatar_seed: string };
  amount: Money;
  total: Money;
  status: TipStatus;
  payment: string;
  next_action?: { type: string; url?: string };
  decline_reason?: string;
  message?: string;
  created_at: string;
  refundable_until: string;
}

export interface TipPage {
  items: Tip[];
  next_cursor?: string;
  has_more: boolean;
}

export interface TipWish {
  creator_id: string;
  amount: number;
  payment_method: string;
  message?: string;
  anonymous: boolean;
  live_id?: string;
  video_id?: string;
  confirmed_total: Money;
}

type Call = (path: string, init?: object) => Promise<{ data?: unknown }>;
const calls = api as unknown as { GET: Call; POST: Call };

async function of<T>(call: Promise<{ data?: unknown }>): Promise<T> {
  return (await answer(call)) as T;
}

export const tipTerms = (amount?: number): Promise<TipTerms> => of(calls.GET("/v1/tips/terms", { params: { query: amount === undefined ? {} : { amount } } }));

export const sendTip = (key: string, wish: TipWish): Promise<Tip> => of(calls.POST("/v1/tips", { params: { header: { "Idempotency-Key": key } }, body: wish }));

export const readTip = (id: string): Promise<Tip> => of(calls.GET("/v1/tips/{id}", { params: { path: { id } } }));

export const myTips = (cursor?: string): Promise<TipPage> => of(calls.GET("/v1/tips", { params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } } }));

export const takeBack = (key: string, id: string): Promise<{ amount: Money; status: string }> =>
  of(calls.POST("/v1/tips/{id}/refunds", { params: { header: { "Idempotency-Key": key }, path: { id } } }));

/** The bank's question, as far as there is one in the sandbox. */
export const answerBank = (url: string, passed: boolean): Promise<unknown> => of(calls.POST(url, { body: { passed } }));

/** The gifts that go under videos. */
export const videoCatalogue = async (): Promise<CatalogueGift[]> => (await of<{ items: CatalogueGift[] }>(calls.GET("/v1/gift-catalogue", { params: { query: { place: "video" } } }))).items;

export const sendVideoGift = (key: string, video: string, gift: string): Promise<{ gift_id: string; balance_after: number }> =>
  of(calls.POST("/v1/videos/{video}/gifts", { params: { header: { "Idempotency-Key": key }, path: { video } }, body: { gift } }));
