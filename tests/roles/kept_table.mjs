// The table as it was last agreed on: a permission that changes by mistake shows as a difference. Run with a program's path it
// writes the table anew: node tests/roles/kept_table.mjs build/release/samverk
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client } from "../cases_runner/client.mjs";
import { startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const file = fileURLToPath(new URL("table.txt", import.meta.url));

/// A line for each route: where, what it takes, and over what.
export function linesOf({ routes }) {
    return routes.map(({ method, path, permission, over }) => `${method} ${path} ${permission} ${over}`).sort();
}

export function keptLines() {
    return readFileSync(file, "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/// { changed, added }: kept lines that no route has any more, and routes that are not kept yet.
export function compared(matrix, kept = keptLines()) {
    const now = new Set(linesOf(matrix)), before = new Set(kept), routes = new Set(kept.map((line) => line.split(" ", 2).join(" ")));
    const changed = kept.filter((line) => !now.has(line));
    // One whose route is kept with something else is a change as well, and told there.
    return { changed, added: [...now].filter((line) => !before.has(line) && !routes.has(line.split(" ", 2).join(" "))) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [program = "build/release/samverk"] = process.argv.slice(2);
    const world = await makeWorld(program, "tests/worlds/demo"), server = await startServer(program, world.data, world.serving), lena = new Client(server);
    await lena.signIn(world.links.get("lena"));
    const matrix = JSON.parse((await lena.send("GET", "/api/v1/roles")).body);
    lena.close();
    await server.stop();
    writeFileSync(file, `# Every route: what it takes, and over what. Written by tests/roles/kept_table.mjs; a change here is a change of who may do what.\n${linesOf(matrix).join("\n")}\n`);
}
