// What the measurements share: load with wrk, nginx as a peer, medians, tables.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { mustRun, temporaryFolder } from "../../tests/samverk_process.mjs";

export const program = "build/release/samverk";

/// Builds one of the programs of tests/bench and gives its path.
export function buildFloor(name) {
    execFileSync("cmake", ["--build", "--preset", "release", "--target", name], { stdio: ["ignore", "ignore", "inherit"] });
    return `build/release/tests/bench/${name}`;
}

export function median(numbers) {
    const sorted = [...numbers].sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)];
}

/// A data folder with this many synthetic projects, made once a run; where `kept` names a folder of such worlds, once for all runs.
const worlds = new Map();
export async function worldOf(projects, kept) {
    if (!worlds.has(projects)) {
        const data = kept ? join(kept, String(projects)) : join(temporaryFolder(`bench-${projects}`), "data");
        if (!existsSync(data)) await mustRun(program, ["demo", "--data", data, "--projects", String(projects)]);
        worlds.set(projects, data);
    }
    return worlds.get(projects);
}

/// A port that is free now.
export function freePort() {
    return new Promise((done) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}

/// nginx on loopback, serving files ({name: bytes}) as they are: { url, stop() }.
export async function startNginx(served) {
    const folder = temporaryFolder("nginx"), port = await freePort();
    mkdirSync(join(folder, "files"));
    for (const [name, bytes] of Object.entries(served)) writeFileSync(join(folder, "files", name), bytes);
    writeFileSync(join(folder, "nginx.conf"), `
daemon off; ${process.getuid() === 0 ? "user root; " : ""}worker_processes auto; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port} reuseport; root ${folder}/files; }
}
`);
    const child = spawn("/usr/sbin/nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: ["ignore", "ignore", "inherit"] });
    const ended = new Promise((done) => child.on("close", done));
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; ; ++tries) {
        try {
            await fetch(`${url}/`);
            break;
        } catch (error) {
            if (tries > 1000 || child.exitCode !== null) throw error;
        }
    }
    return {
        url,
        async stop() {
            child.kill("SIGTERM");
            await ended;
        },
    };
}

function seconds(text) {
    const [, number, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text);
    return Number(number) * { us: 1e-6, ms: 1e-3, s: 1, m: 60 }[unit];
}

/// Load on one address: { perSecond, p50, p99 } in seconds. A reply that is no success ends it.
export function wrk(url, { headers = {}, connections = 64, duration = 5, script } = {}) {
    const words = ["-t1", `-c${connections}`, `-d${duration}s`, "--latency", ...Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]), ...(script ? ["-s", script] : []), url];
    const output = execFileSync("wrk", words, { encoding: "utf8" });
    const number = (pattern) => pattern.exec(output)?.[1];
    const failures = number(/Non-2xx or 3xx responses: (\d+)/);
    if (failures) throw new Error(`${url} failed ${failures} times under load`);
    return { perSecond: Number(number(/Requests\/sec:\s+([\d.]+)/)), p50: seconds(number(/^\s+50%\s+(\S+)/m)), p99: seconds(number(/^\s+99%\s+(\S+)/m)) };
}

/// Measures several things in turns, so that what disturbs one disturbs all: name → median of measure(name).
export function inTurns(names, rounds, measure) {
    const results = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; ++round) for (const name of names) results[name].push(measure(name));
    return Object.fromEntries(names.map((name) => [name, median(results[name])]));
}

/// The path of a project's page in Swedish and its bytes, as a visitor gets them.
export async function aProjectPage(server) {
    const results = await (await fetch(`${server.url}/sv/search`)).text();
    const path = /href="(\/sv\/projects\/[^"?#]+)"/.exec(results)?.[1];
    if (!path) throw new Error("the search page lists no project");
    const reply = await fetch(`${server.url}${path}`, { headers: { "Accept-Encoding": "identity" }, redirect: "error" });
    if (reply.status !== 200) throw new Error(`${path} was answered ${reply.status}`);
    return { path, bytes: Buffer.from(await reply.arrayBuffer()) };
}

/// Resident memory of a process in bytes.
export async function residentMemory(readStatus) {
    return Number(/VmRSS:\s+(\d+) kB/.exec(await readStatus())[1]) * 1024;
}
