import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor, type ESTree } from "vite";
import { describe, expect, it } from "vitest";

/** The only door to the server is the typed client of this folder. What goes around it is found in the syntax of the sources. */
const SRC = join(import.meta.dirname, "..");

/** Who may ask somebody who is not our server. */
const ASKS_OTHERS: Record<string, string> = { "shell/oidc.ts": "the operator's sign-in provider" };

/** Casts of what did not come from the server, each with the place it came from. */
const CASTS: Record<string, string> = {
  "shell/session.tsx Stored": "our own storage",
  "shell/oidc.ts Pending": "our own storage",
  "shell/oidc.ts Record<string, unknown>": "the sign-in provider's answer, every field of which is checked",
  "stage/Stage.tsx SceneName[]": "the names of our own scenes",
  "stage/scenes.tsx number": "our own drawings",
  "stage/scenes.tsx string": "our own drawings",
  "stage/coolScenes.tsx number": "our own drawings",
  "stage/coolScenes.tsx string": "our own drawings",
  "texts/index.ts TextKey": "a key that was looked for before",
};

const CONNECTIONS = new Set(["Request", "XMLHttpRequest", "EventSource", "WebSocket"]);
const VERBS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

const named = (node: ESTree.Node): string | undefined =>
  node.type === "Identifier" ? node.name : node.type === "MemberExpression" && node.property.type === "Identifier" ? node.property.name : undefined;

/** What goes around the client in a source file, each with its line. */
function around(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source, { lang: "tsx", sourceType: "module" });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const found: string[] = [];
  const text = (node: { start: number; end: number }): string => source.slice(node.start, node.end);
  const say = (node: { start: number; end: number }, what: string): void => {
    found.push(`${file}:${source.slice(0, node.start).split("\n").length} ${what}`);
  };
  const asked = new Set<number>();
  const cast = (node: ESTree.TSAsExpression | ESTree.TSTypeAssertion): void => {
    const to = text(node.typeAnnotation);
    const isText = to === "TextKey" && node.expression.type === "TemplateLiteral";
    const isUse = "const" === to || (node.expression.type === "Identifier" && node.expression.name === "undefined");
    if (!isText && !isUse && !(`${file} ${to}` in CASTS)) say(node, `casts to ${to}`);
  };
  const address = (node: ESTree.Node & { start: number; end: number }, value: string): void => {
    if (/^(https?:\/\/[^/]*)?\/v1(\/|$)/.test(value) && !asked.has(node.start)) say(node, `writes the address ${value} where no type checks it`);
  };
  new Visitor({
    CallExpression(node) {
      const callee = node.callee;
      const name = named(callee);
      if ((name === "fetch" && !(file in ASKS_OTHERS)) || name === "sendBeacon") say(node, `calls ${name}`);
      const isClient = callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "api" && VERBS.has(name ?? "");
      const first = node.arguments[0];
      if (isClient && first) asked.add(first.start);
    },
    NewExpression(node) {
      const name = named(node.callee);
      if (name && CONNECTIONS.has(name)) say(node, `makes a ${name}`);
    },
    JSXAttribute(node) {
      // A link that a person follows is no call.
      if (node.name.type === "JSXIdentifier" && node.name.name === "href" && node.value) asked.add(node.value.start);
    },
    ImportDeclaration(node) {
      if (node.source.value === "openapi-fetch") say(node, "makes a client of its own");
    },
    Literal(node) {
      if (typeof node.value === "string") address(node, node.value);
    },
    TemplateLiteral(node) {
      address(node, node.quasis[0]?.value.cooked ?? "");
    },
    TSAsExpression: cast,
    TSTypeAssertion: cast,
    TSAnyKeyword(node) {
      say(node, "says any");
    },
    TSPropertySignature(node) {
      const key = node.key.type === "Identifier" ? node.key.name : "";
      if (/^[a-z]+(_[a-z0-9]+)+$/.test(key)) say(node, `describes ${key}, a field of the server's, by hand`);
    },
  }).visit(program);
  return found;
}

/** Every source outside of this folder. */
function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts") && !file.startsWith("api/"));
}

describe("the typed client", () => {
  it("is the only way to the server", () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((file) => around(file, readFileSync(join(SRC, file), "utf8")))).toEqual([]);
  });

  it.each([
    ['await fetch("https://example.com")', "calls fetch"],
    ["await window.fetch(address)", "calls fetch"],
    ['new Request("/somewhere")', "makes a Request"],
    ['new EventSource("/somewhere")', "makes a EventSource"],
    ['import createClient from "openapi-fetch";', "makes a client of its own"],
    ["const calls = api as unknown as { GET: Call };", "casts to { GET: Call }"],
    ["const page = (await answer(call)) as Page;", "casts to Page"],
    ["const body = text as never;", "casts to never"],
    ['download("/v1/payouts/1/statement");', "writes the address /v1/payouts/1/statement where no type checks it"],
    ["ask(`/v1/payouts/${id}`);", "writes the address /v1/payouts/ where no type checks it"],
    ["interface Tip { created_at: string }", "describes created_at, a field of the server's, by hand"],
    ["type Tip = { paid: { net_amount: number } };", "describes net_amount, a field of the server's, by hand"],
    ["const read = (value: any) => value;", "says any"],
  ])("is gone around by %s", (source, what) => {
    expect(around("some/place.tsx", source)).toContain(`some/place.tsx:1 ${what}`);
  });

  it("is what these use as it is meant", () => {
    const source = 'const one = answer(api.GET("/v1/tips/{id}", { params: { path: { id } } }));\nconst key = t(`tip.${status}` as TextKey);\nconst kinds = ["a"] as const;\nconst link = <a href="/v1/openapi.yaml">OpenAPI</a>;';
    expect(around("some/place.tsx", source)).toEqual([]);
  });

  it("has no exceptions that nobody needs any more", () => {
    const casts = Object.keys(CASTS).map((each) => [each.slice(0, each.indexOf(" ")), `as ${each.slice(each.indexOf(" ") + 1)}`]);
    for (const [file, use] of [...casts, ...Object.keys(ASKS_OTHERS).map((each) => [each, "fetch("])]) expect(readFileSync(join(SRC, file!), "utf8")).toContain(use!);
  });
});
