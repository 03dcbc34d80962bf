// Runs the tests of faults: run.mjs PROGRAM [part of a name…], two files at a time. Without root, in a user namespace of
// their own if the machine allows it, where a small file system can be mounted.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun, temporaryFolder } from "../samverk_process.mjs";

const [program, ...wanted] = process.argv.slice(2);
const tests = readdirSync("tests/faults").filter((name) => name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((part) => name.includes(part))));
const world = join(temporaryFolder("faults-world"), "world");
writeFileSync(`${world}.json`, await mustRun(program, ["demo", "--data", world, "--json"]));
const own = ["unshare", "--map-root-user", "--mount", "--"];
const needsOwn = process.getuid() !== 0 && spawnSync(own[0], [...own.slice(1), "true"]).status === 0;
const command = [...(needsOwn ? own : []), process.execPath, "--disable-warning=ExperimentalWarning", "--test", "--test-concurrency=2", "--test-force-exit",
    "--test-reporter=./tools/closing_line.mjs", ...tests.map((name) => `tests/faults/${name}`)];
const { status } = spawnSync(command[0], command.slice(1), { env: { ...process.env, SAMVERK_PROGRAM: program, SAMVERK_FAULTS_WORLD: world }, stdio: "inherit" });
process.exitCode = status ?? 1;
