import type { Client } from "openapi-fetch";
import { answer, api } from "../api/client";
import type { Schemas } from "../api/types";

export type Dispute = Schemas["Dispute"];
export type DisputedGift = Schemas["DisputedGift"];
export type DisputeStatus = "open" | "won" | "lost" | "closed";

/** A dispute as whoever paid sees it. */
export interface OwnDispute {
  id: string;
  recharge_id: string;
  status: DisputeStatus;
  amount: Schemas["Money"];
  coins_voided?: number;
  coins_given: number;
  why: string;
  opened_at: string;
}

interface OwnPaths {
  "/v1/disputes/mine": {
    get: {
      parameters: { query?: { cursor?: string; limit?: number } };
      responses: { 200: { content: { "application/json": { items: OwnDispute[]; has_more: boolean; next_cursor?: string } } } };
    };
  };
}

export const disputes = (cursor?: string) => answer(api.GET("/v1/disputes", { params: { query: { cursor, limit: 20 } } }));
export const disputeCase = (id: string) => answer(api.GET("/v1/disputes/{id}/case", { params: { path: { id } } }));
export const ownDisputes = () => answer((api as unknown as Client<OwnPaths>).GET("/v1/disputes/mine", { params: { query: { limit: 20 } } }));
export const reserve = () => answer(api.GET("/v1/reserve"));
