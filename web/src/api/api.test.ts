import { afterEach, describe, expect, it, vi } from "vitest";
import { challengeOf } from "./challenge";
import { answer, api, asFile, Problem, save, useSessionSource } from "./client";
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

  it("that names a token of its own keeps it, and is not sent again with another", async () => {
    const tokens: (string | null)[] = [];
    useSessionSource({ token: () => "ours", renew: async () => Promise.reject(new Error("nobody asked for a renewal")) });
    vi.stubGlobal("fetch", async (request: Request) => {
      tokens.push(request.headers.get("Authorization"));
      return new Response(JSON.stringify({ title: "Expired", code: "token_expired" }), { status: 401 });
    });
    await expect(answer(api.GET("/v1/me", { headers: { Authorization: "Bearer theirs" } }))).rejects.toMatchObject({ code: "token_expired" });
    expect(tokens).toEqual(["Bearer theirs"]);
  });
});

describe("a file", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is sent as it is, under its own type", async () => {
    const sent: { type: string | null; bytes: number[] }[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      sent.push({ type: request.headers.get("Content-Type"), bytes: [...new Uint8Array(await request.arrayBuffer())] });
      return new Response("{}");
    });
    const bytes = [0x25, 0xff, 0x00, 0x0a];
    for (const type of ["application/pdf", ""]) {
      const file = new File([new Uint8Array(bytes)], "passport", { type });
      await answer(api.POST("/v1/identity-documents", { params: { query: { kind: "passport" } }, ...asFile(file) }));
    }
    expect(sent).toEqual([
      { type: "application/pdf", bytes },
      { type: "application/octet-stream", bytes },
    ]);
  });

  it("is asked for as whatever it is and kept under the name that the server gives it", async () => {
    const link = { href: "", download: "", click: vi.fn() };
    const accepted: (string | null)[] = [];
    vi.useFakeTimers();
    vi.stubGlobal("document", { createElement: () => link });
    vi.stubGlobal("fetch", async (request: Request) => {
      accepted.push(request.headers.get("Accept"));
      return new Response("day,amount", { headers: { "Content-Disposition": 'attachment; filename="income-2026.csv"' } });
    });
    await save(api.GET("/v1/earnings/income.csv", { parseAs: "blob" }));
    expect(accepted).toEqual(["*/*"]);
    expect(link).toMatchObject({ download: "income-2026.csv", href: expect.stringMatching(/^blob:/) });
    expect(link.click).toHaveBeenCalledOnce();
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it("that is refused is a Problem and keeps nothing", async () => {
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ title: "None", status: 404, code: "not_found" }), { status: 404 }));
    await expect(save(api.GET("/v1/earnings/income.csv", { parseAs: "blob" }))).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a bank's question", () => {
  it("is ours to answer in the sandbox only", () => {
    expect(challengeOf("/v1/sandbox/challenges/chg_1")).toBe("chg_1");
    expect(challengeOf("https://bank.example/3ds")).toBeUndefined();
    expect(challengeOf(undefined)).toBeUndefined();
  });
});
