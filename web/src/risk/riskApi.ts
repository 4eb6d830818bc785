import type { Client } from "openapi-fetch";
import { api } from "../api/client";

/** What the screens of risk read and write. */
export interface Person {
  id: string;
  name: string;
}

export interface Reason {
  code: string;
  points: number;
  text: string;
}

export interface Micros {
  micros: number;
  currency: string;
}

export interface RiskCase {
  id: string;
  creator?: Person;
  status: "open" | "cleared" | "confirmed";
  score: number;
  reasons: Reason[];
  holds_payouts: boolean;
  opened_at: string;
  decided_at?: string;
  decision?: string;
}

export interface Shared {
  kind: string;
  users: Person[];
  first_at: string;
  last_at: string;
}

export interface QuarantinedGift {
  id: string;
  gift_id: string;
  sender: Person;
  stream: string;
  earned: Micros;
  waiting: Micros;
  matures_on: string;
  reason: string;
  said_by: "rule" | "creator" | "staff";
  status: string;
}

export interface CaseFile {
  risk_case: RiskCase;
  shared: Shared[];
  gifts: QuarantinedGift[];
}

export interface ReserveReport {
  share_ppm: number;
  reserves: { market: string; balance: Micros; paid_in: Micros; used: Micros; months: { month: string; reason: string; amount: Micros; entries: number }[] }[];
  sequence: number;
}

interface Json<T> {
  content: { "application/json": T };
}

interface Paths {
  "/v1/risk/cases": {
    get: { parameters: { query?: { status?: string; limit?: number } }; responses: { 200: Json<{ items: RiskCase[]; has_more: boolean }> } };
  };
  "/v1/risk/cases/{id}": {
    get: { parameters: { path: { id: string } }; responses: { 200: Json<CaseFile> } };
  };
  "/v1/risk/cases/{id}/clearance": {
    post: { parameters: { path: { id: string } }; requestBody: Json<{ reason: string }>; responses: { 200: Json<CaseFile> } };
  };
  "/v1/risk/cases/{id}/findings": {
    post: {
      parameters: { path: { id: string }; header: { "Idempotency-Key": string } };
      requestBody: Json<{ payer_ids: string[]; evidence: string }>;
      responses: { 201: Json<{ id: string }> };
    };
  };
  "/v1/reserve": {
    get: { parameters: { query?: never }; responses: { 200: Json<ReserveReport> } };
  };
}

export const riskApi = api as unknown as Client<Paths>;
