// ./dev lint security: two scanners against the demo on loopback, as a visitor and as everybody in it. usage: scan_demo.mjs PROGRAM
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "../tests/cases_runner/client.mjs";
import { startServer, temporaryFolder } from "../tests/samverk_process.mjs";
import { makeWorld } from "../tests/world.mjs";

// Those that need no other host: no module that waits for a call back from the outside.
const modules = ["backup", "blindsql", "cookieflags", "crlf", "csp", "csrf", "exec", "file", "htaccess", "http_headers", "methods", "permanentxss", "redirect", "sql", "xss"];

/// Findings that stand, each with why.
const answered = [
    { info: /^X-XSS-Protection is not set$/, why: "browsers have taken out what it turned on; the content security policy does its work" },
    { info: /^Secure flag is not set in the cookie : __Host-sid$/, why: "the cookie as this scan hands it to the scanner, so that it is sent on loopback; the site sets it with Secure (src/platform/http/cookies_test.cpp), and no browser takes a __Host- cookie without" },
];

/// What nobody's scan may press: it would end the session that scans.
const leaveAlone = "sign-out|/end|/leave|/stop";

/// Wapiti's findings as [category, path, info].
function scan(url, cookies) {
    const folder = temporaryFolder("wapiti"), report = join(folder, "report.json"), jar = join(folder, "cookies.json");
    writeFileSync(jar, JSON.stringify({ "127.0.0.1": { "/": Object.fromEntries([...cookies].map(([name, value]) => [name, { value, version: 0, expires: null, secure: false, port: null }])) } }));
    const words = ["-u", `${url}/sv/`, "-m", modules.join(","), "-f", "json", "-o", report, "--flush-session", "--store-session", folder, "--no-bugreport",
        "--max-scan-time", "240", "--max-links-per-page", "60", "--max-files-per-dir", "60", "-c", jar, "-v", "0"];
    const { status, stderr } = spawnSync("wapiti", words, { encoding: "utf8", timeout: 1_800_000 });
    if (status !== 0) throw new Error(`wapiti ended with ${status}: ${stderr}`);
    const { vulnerabilities } = JSON.parse(readFileSync(report, "utf8"));
    return Object.entries(vulnerabilities).flatMap(([category, found]) => found.map(({ method, path, info }) => [category, `${method} ${path}`, info]))
        .filter(([, , info]) => !answered.some((one) => one.info.test(info)));
}

/// sqlmap's findings, of the forms and addresses that it comes to in two steps from the front page, as [category, path, info].
function scanForSql(url, cookies) {
    const folder = temporaryFolder("sqlmap");
    const words = ["-u", `${url}/sv/`, "--crawl", "2", "--forms", "--batch", "--smart", "--threads", "4", "--time-sec", "2", "--output-dir", folder, "--crawl-exclude", leaveAlone, "--disable-coloring",
        ...(cookies.size > 0 ? ["--cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")] : [])];
    const { status, stdout, stderr } = spawnSync("sqlmap", words, { encoding: "utf8", timeout: 1_800_000, maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`sqlmap ended with ${status}: ${stderr}`);
    if (!/you can find results of scanning/.test(stdout)) throw new Error(`sqlmap tried nothing:\n${stdout.slice(-2000)}`);
    const results = readdirSync(folder).find((name) => /^results-.*\.csv$/.test(name));
    return readFileSync(join(folder, results), "utf8").split("\n").slice(1).filter((line) => line.trim() !== "").map((line) => ["SQL injection", line, "sqlmap"]);
}

const [program] = process.argv.slice(2);
const world = await makeWorld(program, "tests/worlds/demo");
// As behind a proxy that speaks https: cookies and headers are those of a real site.
const settings = join(temporaryFolder("scan"), "settings.toml");
writeFileSync(settings, '[site]\npublic_address = "https://samverk.sampelby.example"\n');
const server = await startServer(program, world.data, ["--settings", settings]);
let findings = 0;
try {
    for (const person of [undefined, ...world.links.keys()]) {
        const client = new Client(server);
        if (person) await client.signIn(world.links.get(person));
        const found = [...scan(server.url, client.cookies), ...scanForSql(server.url, client.cookies)];
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
