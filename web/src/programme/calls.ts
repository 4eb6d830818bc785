import { answer, api } from "../api/client";
import type { components } from "../api/schema";

type Schemas = components["schemas"];

export type Finding = Schemas["Finding"];
export type Standing = Schemas["ProgrammeStanding"];
export type QueuedAppeal = Schemas["QueuedAppeal"];
export type FundShare = Schemas["FundShare"];
export type FundRun = Schemas["FundRun"];
export type Excluded = Schemas["FundExcluded"];

export const standing = () => answer(api.GET("/v1/programme"));
export const apply = () => answer(api.POST("/v1/programme/applications"));
export const leave = () => answer(api.DELETE("/v1/programme/membership"));
export const appeal = (text: string) => answer(api.POST("/v1/programme/appeals", { body: { text } }));
export const appeals = () => answer(api.GET("/v1/programme/appeals", { params: { query: { status: "open", limit: 50 } } }));
export const decide = (id: string, decision: "grant" | "uphold", reason: string) =>
  answer(api.POST("/v1/programme/appeals/{id}/decision", { params: { path: { id } }, body: { decision, reason } }));
export const fund = () => answer(api.GET("/v1/fund"));
export const statement = () => answer(api.GET("/v1/fund/statement", { params: { query: { limit: 30 } } }));
export const itemised = (close: string) => answer(api.GET("/v1/fund/statement/{close}", { params: { path: { close } } }));
export const runs = () => answer(api.GET("/v1/fund/runs", { params: { query: { limit: 12 } } }));
export const verify = (id: string) => answer(api.POST("/v1/fund/runs/{id}/verification", { params: { path: { id } } }));
