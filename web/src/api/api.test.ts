import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, api, Problem, useSessionSource } from "./client";
import { newRequestId } from "./ids";
import { micros, money, payable, scaled, useLocale } from "./money";

useLocale("en-US");

describe("money on screen", () => {
  it("shows what is charged in the currency's own minor units", () => {
    expect(money({ amount: 349, currency: "USD" })).toBe("$3.49");
    expect(money({ amount: 160, currency: "JPY" })).toBe("¥160");
  });

  it("shows earned values to the cent, or exactly when asked", () => {
    expect(micros({ micros: 1_057_575, currency: "USD" })).toBe("$1.06");
    expect(micros(payable({ micros: 97_885_000, currency: "USD" }))).toBe("$97.88");
    expect(micros(payable({ micros: 1_999_999, currency: "JPY" }))).toBe("¥1");
    expect(micros({ micros: 505_000, currency: "USD" }, true)).toBe("$0.5050");
  });

  it("shows journal amounts with the places of their asset", () => {
    expect(scaled(12_345, 2)).toBe("123.45");
    expect(scaled(330, 0)).toBe("330");
  });
});

describe("request ids", () => {
  it("are UUIDs of version 7 that carry their time", () => {
    const id = newRequestId(1_700_000_000_000);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(1_700_000_000_000);
  });

  it("never repeat", () => {
    expect(new Set(Array.from({ length: 1000 }, () => newRequestId())).size).toBe(1000);
  });
});

describe("a request", () => {
  afterEach(() => vi.unstubAllGlobals());

  const answers = (status: number, body: string) => vi.stubGlobal("fetch", async () => new Response(body, { status }));

  it("turns a problem document into a Problem with its code", async () => {
    answers(409, JSON.stringify({ title: "Not enough", status: 409, code: "insufficient_coins", detail: "5 missing" }));
    await expect(answer(api.GET("/v1/info"))).rejects.toMatchObject({ code: "insufficient_coins", message: "5 missing" });
  });

  it("does not trip over a proxy's error page", async () => {
    answers(502, "<html>");
    await expect(answer(api.GET("/v1/info"))).rejects.toMatchObject({ code: "unexpected", status: 502 });
  });

  it("says that it may be repeated when the server could not be reached", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("network")));
    const problem = await answer(api.GET("/v1/info")).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).mayRetry).toBe(true);
  });

  it("sends the idempotency key it was given", async () => {
    vi.stubGlobal("fetch", async (request: Request) => new Response(JSON.stringify({ id: request.headers.get("Idempotency-Key") })));
    const recharge = api.POST("/v1/recharges", { params: { header: { "Idempotency-Key": "k1" } }, body: { coins: 1, payment_method: "card" } });
    expect(await answer(recharge)).toEqual({ id: "k1" });
  });

  it("is sent again with its body after a session was renewed", async () => {
    const bodies: string[] = [];
    useSessionSource({ token: () => "t", renew: async () => true });
    vi.stubGlobal("fetch", async (request: Request) => {
      bodies.push(await request.text());
      return bodies.length === 1 ? new Response(JSON.stringify({ title: "Expired", code: "token_expired" }), { status: 401 }) : new Response("{}");
    });
    await answer(api.POST("/v1/sandbox/sessions", { body: { persona: "viewer" } }));
    expect(bodies).toEqual(['{"persona":"viewer"}', '{"persona":"viewer"}']);
  });
});
