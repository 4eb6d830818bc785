import { answer, api } from "../api/client";
import type { Money, Schemas } from "../api/types";

export type Membership = Schemas["Membership"];
export type Offer = Schemas["CreatorMembership"];
export type OfferedTier = Schemas["OfferedTier"];
export type Tier = Schemas["MembershipTier"];
export type TierDescription = Schemas["TierDescription"];

const keyed = (id: string, key: string) => ({ path: { id }, header: { "Idempotency-Key": key } });

// What members do.
export const offerOf = (creator: string) => answer(api.GET("/v1/creators/{id}/membership", { params: { path: { id: creator } } }));
export const mine = () => answer(api.GET("/v1/memberships", { params: { query: { limit: 100 } } }));
export const join = (key: string, tier: string, method: string) =>
  answer(api.POST("/v1/memberships", { params: { header: { "Idempotency-Key": key } }, body: { tier_id: tier, payment_method: method } }));
export const changeQuote = (id: string, tier: string) => answer(api.GET("/v1/memberships/{id}/change-quote", { params: { path: { id }, query: { tier_id: tier } } }));
export const change = (key: string, id: string, tier: string, charge: Money | undefined) =>
  answer(api.POST("/v1/memberships/{id}/changes", { params: keyed(id, key), body: { tier_id: tier, ...(charge ? { confirmed_charge: charge } : {}) } }));
export const pay = (key: string, id: string, method: string) => answer(api.POST("/v1/memberships/{id}/payments", { params: keyed(id, key), body: { payment_method: method } }));
export const pause = (id: string, months: number) => answer(api.POST("/v1/memberships/{id}/pause", { params: { path: { id } }, body: { months } }));
export const keep = (id: string) => answer(api.DELETE("/v1/memberships/{id}/plans", { params: { path: { id } } }));
export const cancel = (id: string, at: "period_end" | "now") => answer(api.POST("/v1/memberships/{id}/cancellation", { params: { path: { id } }, body: { at } }));

// What creators do.
export const ownOffer = () => answer(api.GET("/v1/membership-tiers"));
export const offerDefaults = () => answer(api.POST("/v1/membership-tiers/defaults"));
export const describeTier = (id: string, body: TierDescription) => answer(api.PATCH("/v1/membership-tiers/{id}", { params: { path: { id } }, body }));
export const closeTier = (id: string) => answer(api.DELETE("/v1/membership-tiers/{id}", { params: { path: { id } } }));
export const settings = () => answer(api.GET("/v1/membership-settings"));
export const saveSettings = (membersOnlyComments: boolean) => answer(api.PUT("/v1/membership-settings", { body: { members_only_comments: membersOnlyComments } }));
export const members = (creator: string, cursor?: string) =>
  answer(api.GET("/v1/creators/{id}/members", { params: { path: { id: creator }, query: { cursor, limit: 10 } } }));
