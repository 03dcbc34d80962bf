// ./dev lint security: a web scanner against the demo on loopback, as a visitor and signed in. usage: scan_demo.mjs PROGRAM
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "../tests/cases_runner/client.mjs";
import { startServer, temporaryFolder } from "../tests/samverk_process.mjs";
import { makeWorld } from "../tests/world.mjs";

// Those that need no other host: no module that waits for a call back from the outside.
const modules = ["backup", "blindsql", "cookieflags", "crlf", "csp", "csrf", "exec", "file", "htaccess", "http_headers", "methods", "permanentxss", "redirect", "sql", "xss"];

/// Wapiti's findings as [category, path, info].
function scan(url, cookies) {
    const folder = temporaryFolder("wapiti"), report = join(folder, "report.json"), jar = join(folder, "cookies.json");
    writeFileSync(jar, JSON.stringify({ "127.0.0.1": { "/": Object.fromEntries([...cookies].map(([name, value]) => [name, { value, version: 0, expires: null, secure: false, port: null }])) } }));
    const words = ["-u", `${url}/sv/`, "-m", modules.join(","), "-f", "json", "-o", report, "--flush-session", "--store-session", folder, "--no-bugreport",
        "--max-scan-time", "600", "--max-links-per-page", "60", "--max-files-per-dir", "60", "-c", jar, "-v", "0"];
    const { status, stderr } = spawnSync("wapiti", words, { encoding: "utf8", timeout: 1_800_000 });
    if (status !== 0) throw new Error(`wapiti ended with ${status}: ${stderr}`);
    const { vulnerabilities } = JSON.parse(readFileSync(report, "utf8"));
    return Object.entries(vulnerabilities).flatMap(([category, found]) => found.map(({ method, path, info }) => [category, `${method} ${path}`, info]));
}

const [program] = process.argv.slice(2);
const world = await makeWorld(program, "tests/worlds/demo");
const server = await startServer(program, world.data);
let findings = 0;
try {
    for (const person of [undefined, ...world.links.keys()]) {
        const client = new Client(server);
        if (person) await client.signIn(world.links.get(person));
        const found = scan(server.url, client.cookies);
        client.close();
        console.log(`as ${person ?? "a visitor"}: ${found.length} findings`);
        for (const [category, where, info] of found) console.log(`  ${category}: ${where}: ${info}`);
        findings += found.length;
    }
} finally {
    const ending = await server.stop();
    if (ending) {
        findings += 1;
        console.log(ending);
    }
}
process.exitCode = findings === 0 ? 0 : 1;
