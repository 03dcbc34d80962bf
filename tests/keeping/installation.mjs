// What the tests of keeping share: the program run with words, an installation of its own for each test, and waiting for news.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { runProgram } from "../samverk_process.mjs";

export { becomes } from "../becomes.mjs";

export const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
export const run = (...words) => runProgram(program, words);

/// Runs it and gives what it printed; it must succeed.
export async function must(...words) {
    const { code, output, errors } = await run(...words);
    assert.equal(code, 0, errors);
    return output;
}

/// A copy of a world, still on SQLite, under its own name in a folder.
export function copyOf(world, folder, name) {
    const place = join(folder, name);
    cpSync(world.data, place, { recursive: true });
    return place;
}

export const plain = [["Accept", "text/html"]];
export const form = (server) => [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]];

/// A port of this machine that nobody listens at now.
export const freePort = () =>
    new Promise((found) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => found(port));
        });
    });
