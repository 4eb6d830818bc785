import { answer, api } from "./client";

const SANDBOX = "/v1/sandbox/challenges/";

/** The id of a question that the bank asks in the sandbox; undefined when a real bank asks, on a page of its own. */
export const challengeOf = (url: string | undefined): string | undefined => (url?.startsWith(SANDBOX) ? url.slice(SANDBOX.length) : undefined);

/** The cardholder's answer to the sandbox's bank. */
export const answerBank = (id: string, passed: boolean) => answer(api.POST("/v1/sandbox/challenges/{id}", { params: { path: { id } }, body: { passed } }));
