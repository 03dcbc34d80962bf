// The real program as the tests run it: its commands, and a server on a free port with a data folder of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/// How long the program may take to get ready or to end, also under sanitizers on a busy machine.
const patience = 120_000;

// What a test that failed left behind goes with it: servers first, since they write in the folders.
const temporary = new Set(), running = new Set();
process.on("exit", () => {
    running.forEach((child) => child.kill("SIGKILL"));
    temporary.forEach(removeFolder);
});

/// A folder that is gone when the tests end, if not before (removeFolder).
export function temporaryFolder(name) {
    const folder = mkdtempSync(join(tmpdir(), `samverk-${name}-`));
    temporary.add(folder);
    return folder;
}

export function removeFolder(folder) {
    temporary.delete(folder);
    rmSync(folder, { recursive: true, force: true });
}

/// Runs one command to its end: { code (or the signal that ended it), output, errors }. `environment` is added to ours.
export function runProgram(program, arguments_, { input, folder, environment } = {}) {
    return new Promise((done, failed) => {
        const child = spawn(resolve(program), arguments_, { cwd: folder, env: { ...process.env, ...environment }, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"] });
        const output = [], errors = [];
        child.stdout.on("data", (bytes) => output.push(bytes));
        child.stderr.on("data", (bytes) => errors.push(bytes));
        child.on("error", failed);
        child.on("close", (code, signal) => done({ code: code ?? signal, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }));
        if (input !== undefined) child.stdin.end(input);
    });
}

/// Like runProgram, for commands that must succeed; gives what was printed.
export async function mustRun(program, arguments_, options) {
    const { code, output, errors } = await runProgram(program, arguments_, options);
    if (code !== 0) throw new Error(`samverk ${arguments_.join(" ")} ended with ${code}: ${errors || output}`);
    return output;
}

/// Adds a member and gives the one-time link that signs them in, as a path.
export async function addMember(program, data, arguments_) {
    const output = await mustRun(program, ["member", "add", "--data", data, ...arguments_, "--json"]);
    const { link } = JSON.parse(output.trim().split("\n").at(-1));
    return link.replace(/^https?:\/\/[^/]+/, "");
}

/// Starts a server and waits until it says that it is ready: { url, port, stop(), log() }. stop() gives
/// what was wrong with the way it ended (a crash, a sanitizer's report), or nothing; `ended` is fulfilled when it has
/// ended, however that came about, with { code, signal }.
export function startServer(program, data, more = [], { environment, listen = "127.0.0.1:0" } = {}) {
    return new Promise((ready, failed) => {
        const child = spawn(resolve(program), ["serve", "--data", data, "--listen", listen, ...more], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
        running.add(child);
        child.on("close", () => running.delete(child));
        let log = "", started = false;
        const began = performance.now();
        const ended = new Promise((done) => child.on("close", (code, signal) => done({ code, signal })));
        const impatient = AbortSignal.timeout(patience);
        const giveUp = () => {
            if (!started) child.kill("SIGKILL");
        };
        impatient.addEventListener("abort", giveUp, { once: true });

        const take = (bytes) => {
            log += bytes;
            const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(log);
            if (started || !address) return;
            started = true;
            impatient.removeEventListener("abort", giveUp);
            ready({
                url: address[0],
                port: Number(address[1]),
                process: child,
                secondsToReady: (performance.now() - began) / 1000,
                log: () => log,
                ended,
                async stop() {
                    child.kill("SIGTERM");
                    const late = AbortSignal.timeout(patience);
                    late.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
                    const { code, signal } = await ended;
                    return code === 0 ? undefined : `the server ended with ${signal ?? `status ${code}`}:\n${log.slice(-8000)}`;
                },
            });
        };
        child.stdout.on("data", take);
        child.stderr.on("data", take);
        child.on("error", failed);
        ended.then(({ code, signal }) => {
            if (!started) failed(new Error(`the server did not start (${signal ?? `status ${code}`}):\n${log}`));
        });
    });
}
