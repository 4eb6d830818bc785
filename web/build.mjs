// What Maven calls: installs the packages when the lock file changed, then builds (or tests) only when a source changed.
// Usage: node build.mjs build|test [skip]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(home, ...parts);
const [task, skip] = process.argv.slice(2);

function fail(message) {
  console.error(`web: ${message}`);
  process.exit(1);
}

function npm(...args) {
  const windows = process.platform === "win32";
  const run = spawnSync(windows ? "npm.cmd" : "npm", args, { cwd: home, stdio: "inherit", shell: windows });
  if (run.error) fail(`npm could not be started (${run.error.message}). Install Node.js 20 or newer.`);
  if (run.status !== 0) fail(`"npm ${args.join(" ")}" failed.`);
}

function hashOf(...roots) {
  const hash = createHash("sha256").update(process.version);
  const visit = (path) => {
    if (!existsSync(at(path))) return;
    if (statSync(at(path)).isDirectory()) for (const name of readdirSync(at(path)).sort()) visit(join(path, name));
    else hash.update(path).update("\0").update(readFileSync(at(path)));
  };
  roots.forEach(visit);
  return hash.digest("hex");
}

const stampIs = (file, value) => existsSync(at(file)) && readFileSync(at(file), "utf8") === value;

function stamp(file, value) {
  mkdirSync(dirname(at(file)), { recursive: true });
  writeFileSync(at(file), value);
}

function install() {
  const wanted = hashOf("package-lock.json");
  if (stampIs("node_modules/.lock-hash", wanted)) return;
  npm("ci", "--no-fund", "--no-audit", "--loglevel=error");
  stamp("node_modules/.lock-hash", wanted);
}

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node ${process.version} is too old; install 20 or newer.`);

const sources = hashOf("src", "public", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts");

switch (task) {
  case "build":
    if (skip === "true") {
      if (!existsSync(at("dist/index.html"))) fail("-Dweb.skip needs an earlier build in web/dist; build once without it.");
      break;
    }
    if (existsSync(at("dist/index.html")) && stampIs("node_modules/.built", sources)) break;
    install();
    npm("run", "--silent", "build");
    // Maven copies but never deletes: assets of the build before would stay in the jar.
    rmSync(at("target/classes/META-INF/resources"), { recursive: true, force: true });
    stamp("node_modules/.built", sources);
    break;
  case "test":
    if (skip === "true" || stampIs("node_modules/.tested", sources)) break;
    install();
    npm("run", "--silent", "test");
    stamp("node_modules/.tested", sources);
    break;
  default:
    fail(`unknown task ${task}; say build or test.`);
}
