import { answer, api } from "../api/client";
import type { Schemas } from "../api/types";

export type RiskCase = Schemas["RiskCase"];
export type CaseFile = Schemas["RiskCaseFile"];

export const cases = () => answer(api.GET("/v1/risk/cases", { params: { query: { limit: 100 } } }));
export const caseFile = (id: string) => answer(api.GET("/v1/risk/cases/{id}", { params: { path: { id } } }));
export const clear = (id: string, reason: string) => answer(api.POST("/v1/risk/cases/{id}/clearance", { params: { path: { id } }, body: { reason } }));
export const confirm = (key: string, id: string, payers: string[], evidence: string) =>
  answer(api.POST("/v1/risk/cases/{id}/findings", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: { payer_ids: payers, evidence } }));
