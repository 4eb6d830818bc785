// Checks the API documents and makes the web application's types of them.
// Usage: node contract.mjs lint | types | fresh
//   lint   Spectral and Redocly over every document in docs/api
//   types  writes web/src/api/schema.ts
//   fresh  fails when web/src/api/schema.ts is not what "types" would write
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const root = join(home, "..", "..");
const openapi = join(root, "docs/api/openapi.yaml");
const asyncapi = join(root, "docs/api/asyncapi.yaml");
const types = join(root, "web/src/api/schema.ts");

function fail(message) {
  console.error(`contract: ${message}`);
  process.exit(1);
}

function run(command, ...args) {
  const windows = process.platform === "win32";
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "true" };
  const done = spawnSync(windows ? `${command}.cmd` : command, args, { cwd: home, stdio: "inherit", shell: windows, env });
  if (done.error) fail(`${command} could not be started: ${done.error.message}`);
  return done.status === 0;
}

const installed = (tool) => join(home, "node_modules/.bin", tool);

/** Once for each lock file: what it names is all that ever runs. */
function install() {
  const stamp = join(home, "node_modules/.lock-hash");
  const wanted = createHash("sha256").update(readFileSync(join(home, "package-lock.json"))).update(process.version).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!run("npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error")) fail("npm ci failed");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function lint() {
  const documents = [openapi, asyncapi].filter(existsSync);
  if (!documents.includes(openapi)) fail(`${openapi} is missing`);
  let clean = true;
  for (const document of documents) {
    clean = run(installed("spectral"), "lint", "--ruleset", "spectral.yaml", "--fail-severity", "warn", document) && clean;
    clean = run(installed("redocly"), "lint", "--config", "redocly.yaml", document) && clean;
  }
  if (!clean) fail("the documents break rules: see above");
}

async function written() {
  const generator = await import(pathToFileURL(join(home, "node_modules/openapi-typescript/dist/index.mjs")).href);
  const { factory } = (await import(pathToFileURL(join(home, "node_modules/typescript/lib/typescript.js")).href)).default;
  // A file is what a browser has for it.
  const transform = (schema) => (schema.format === "binary" ? factory.createTypeReferenceNode("Blob") : undefined);
  const tree = await generator.default(pathToFileURL(openapi), { alphabetize: true, defaultNonNullable: false, transform });
  return `// Made from docs/api/openapi.yaml by "node tools/contract/contract.mjs types"; never edited.\n${generator.astToString(tree)}`;
}

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node ${process.version} is too old; install 20 or newer.`);
const task = process.argv[2];
if (!["lint", "types", "fresh"].includes(task)) fail(`unknown task ${task}; say lint, types or fresh`);
install();
if (task === "lint") lint();
if (task === "types") writeFileSync(types, await written());
if (task === "fresh" && (!existsSync(types) || readFileSync(types, "utf8") !== (await written())))
  fail("web/src/api/schema.ts is not made from docs/api/openapi.yaml as it stands: run node tools/contract/contract.mjs types");
