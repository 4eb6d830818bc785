import { answer, api, asFile, save } from "../api/client";
import type { Schemas } from "../api/types";

export type Schedule = Schemas["PayoutScheduleSchedule"]["schedule"];
export type TaxFiling = Schemas["TaxFormFiling"];
export type Verification = Schemas["VerificationSubmission"];
export type AccountWish = Schemas["PayoutAccountRequest"];

const keyed = (id: string, key: string) => ({ path: { id }, header: { "Idempotency-Key": key } });

// What creators do.
export const account = () => answer(api.GET("/v1/payout-account"));
export const saveAccount = (body: AccountWish) => answer(api.PUT("/v1/payout-account", { body }));
export const schedule = () => answer(api.GET("/v1/payout-schedule"));
export const saveSchedule = (chosen: Schedule) => answer(api.PUT("/v1/payout-schedule", { body: { schedule: chosen, ...(chosen === "on_request" ? {} : { day: 1 }) } }));
export const identity = () => answer(api.GET("/v1/identity-standing"));
export const handInDocument = (kind: string, file: File) => answer(api.POST("/v1/identity-documents", { params: { query: { kind } }, ...asFile(file) }));
export const verify = (body: Verification) => answer(api.POST("/v1/identity-verifications", { body }));
export const taxForm = () => answer(api.GET("/v1/tax-form"));
export const fileTaxForm = (body: TaxFiling) => answer(api.PUT("/v1/tax-form", { body }));
export const saveStatement = (id: string) => save(api.GET("/v1/payouts/{id}/statement", { params: { path: { id } }, parseAs: "blob" }));
export const saveMonth = (month: string, format: "pdf" | "csv") =>
  save(api.GET("/v1/monthly-payout-statements/{month}", { params: { path: { month }, query: { format } }, parseAs: "blob" }));

// What those who look before somebody is paid do.
export const hits = () => answer(api.GET("/v1/screening-hits", { params: { query: { limit: 50 } } }));
export const proposeOnHit = (key: string, id: string, decision: "clear" | "confirm", reason: string) =>
  answer(api.POST("/v1/screening-hits/{id}/proposals", { params: keyed(id, key), body: { decision, reason } }));
export const verifications = () => answer(api.GET("/v1/identity-verifications", { params: { query: { limit: 50 } } }));
export const decide = (id: string, decision: "approve" | "reject", reason?: string) =>
  answer(api.POST("/v1/identity-verifications/{id}/decision", { params: { path: { id } }, body: { decision, ...(reason ? { reason } : {}) } }));
export const saveDocument = (id: string) => save(api.GET("/v1/identity-documents/{id}/content", { params: { path: { id } }, parseAs: "blob" }));
export const holds = () => answer(api.GET("/v1/payout-holds", { params: { query: { limit: 50 } } }));
export const proposeRelease = (key: string, id: string, reason: string) => answer(api.POST("/v1/payout-holds/{id}/release-proposals", { params: keyed(id, key), body: { reason } }));
