import { answer, api } from "../api/client";
import type { Schemas } from "../api/types";

export type DisputedGift = Schemas["DisputedGift"];

export const disputes = (cursor?: string) => answer(api.GET("/v1/disputes", { params: { query: { cursor, limit: 20 } } }));
export const disputeCase = (id: string) => answer(api.GET("/v1/disputes/{id}/case", { params: { path: { id } } }));
export const ownDisputes = () => answer(api.GET("/v1/disputes/mine", { params: { query: { limit: 20 } } }));
export const reserve = () => answer(api.GET("/v1/reserve"));
