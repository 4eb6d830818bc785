import { answer, api } from "../api/client";
import type { Schemas } from "../api/types";

export type Tip = Schemas["Tip"];
export type TipPrice = Schemas["TipPrice"];
export type TipTerms = Schemas["TipTerms"];
export type TipWish = Schemas["TipWish"];
export type ReceivedTip = Schemas["ReceivedTip"];

export const tipTerms = (amount?: number) => answer(api.GET("/v1/tips/terms", { params: { query: amount === undefined ? {} : { amount } } }));
export const sendTip = (key: string, wish: TipWish) => answer(api.POST("/v1/tips", { params: { header: { "Idempotency-Key": key } }, body: wish }));
export const readTip = (id: string) => answer(api.GET("/v1/tips/{id}", { params: { path: { id } } }));
export const myTips = (cursor?: string) => answer(api.GET("/v1/tips", { params: { query: { cursor, limit: 20 } } }));
export const receivedTips = (cursor?: string) => answer(api.GET("/v1/tips/received", { params: { query: { cursor, limit: 20 } } }));
export const takeBack = (key: string, id: string) => answer(api.POST("/v1/tips/{id}/refunds", { params: { header: { "Idempotency-Key": key }, path: { id } } }));

/** The gifts that go under videos. */
export const videoCatalogue = async () => (await answer(api.GET("/v1/gift-catalogue", { params: { query: { place: "video" } } }))).items;
export const sendVideoGift = (key: string, video: string, gift: string) =>
  answer(api.POST("/v1/videos/{video}/gifts", { params: { header: { "Idempotency-Key": key }, path: { video } }, body: { gift } }));
