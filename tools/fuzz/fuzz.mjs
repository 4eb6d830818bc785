// Runs Specmatic's contract tests with generated wrong requests against a server.
// Usage: node fuzz.mjs <openapi document> <base URL> [<filter>]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const [document, base, filter] = process.argv.slice(2);

function fail(message) {
  console.error(`fuzz: ${message}`);
  process.exit(2);
}

/** Once for each lock file: what it names is all that ever runs. */
function install() {
  const stamp = join(home, "node_modules/.lock-hash");
  const wanted = createHash("sha256").update(readFileSync(join(home, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const windows = process.platform === "win32";
  const done = spawnSync(windows ? "npm.cmd" : "npm", ["ci", "--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error"], {
    cwd: home,
    stdio: "inherit",
    shell: windows,
  });
  if (done.status !== 0) fail("npm ci failed");
  writeFileSync(stamp, wanted);
}

if (!document || !base) fail("usage: node fuzz.mjs <openapi document> <base URL> [<filter>]");
install();
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
const options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-jar", join(home, "node_modules/specmatic/specmatic.jar"), "test"];
const done = spawnSync(java, [...options, document, `--testBaseURL=${base}`, ...(filter ? [`--filter=${filter}`] : [])], {
  cwd: dirname(document),
  stdio: "inherit",
  env: { ...process.env, SPECMATIC_GENERATIVE_TESTS: "true", SPECMATIC_DISABLE_TELEMETRY: "true", MAX_TEST_REQUEST_COMBINATIONS: process.env.FUZZ_COMBINATIONS ?? "6" },
});
if (done.error) fail(`java could not be started: ${done.error.message}`);
process.exit(done.status === null ? 2 : done.status);
