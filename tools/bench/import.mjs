// Importing projects until they can be found, against plain SQLite inserts plus plain Xapian indexing of the same: by the clock
// and in processor time, since ours has two threads where the plain side has one, as its examples do. --sizes 1000,6000,10000 shows growth; --rounds 1 is
// quicker, three give a median.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { mustRun, removeFolder, temporaryFolder } from "../../tests/samverk_process.mjs";
import { buildFloor, median, program } from "./measuring.mjs";

/// Runs the program: { output, clock, processor }, both in seconds.
function timed(words) {
    const script = 'TIMEFORMAT="%R %U %S"; time "$@"';
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script, "bash", program, ...words], { encoding: "utf8" });
    if (status !== 0) throw new Error(`samverk ${words.join(" ")} ended with ${status}: ${stderr}`);
    const [clock, user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return { output: stdout, clock, processor: user + system };
}

function bytesIn(folder) {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/// One import, the same again, and the plain way, of the same file.
async function once(floor, folder, file, projects) {
    const data = join(folder, "data"), plain = join(folder, "floor");
    // Registers and schema are there before anybody imports.
    await mustRun(program, ["member", "add", "--data", data, "--email", "bench@sampelby.example", "--name", "Berit"]);
    const [ours, again] = ["created", "unchanged"].map((outcome) => {
        const result = timed(["import", "swecris", file, "--data", data]), counts = JSON.parse(result.output);
        if (counts[outcome] !== projects) throw new Error(`the import counted ${result.output}`);
        return result;
    });
    const { inserting, indexing } = JSON.parse(execFileSync(floor, ["--floor", plain, "--projects", String(projects)], { encoding: "utf8" }));
    const index = bytesIn(join(data, "index")), bare = bytesIn(join(plain, "floor-index"));
    for (const made of [data, plain]) removeFolder(made);
    return { ours, again, inserting, indexing, index, bare };
}

async function measured(floor, projects, count) {
    const folder = temporaryFolder("bench-import"), file = join(folder, "projects.csv"), rounds = [];
    await mustRun(floor, ["--write", file, "--projects", String(projects)]);
    for (let round = 0; round < count; ++round) rounds.push(await once(floor, folder, file, projects));
    const middle = (pick) => median(rounds.map(pick));
    const plainClock = middle((round) => round.inserting.clock_s + round.indexing.clock_s);
    const plainProcessor = middle((round) => round.inserting.processor_s + round.indexing.processor_s);
    const ours = middle((round) => round.ours.clock), processor = middle((round) => round.ours.processor);
    const mark = projects === 6000 ? "≤ 2" : undefined;
    const row = (what, value, unit, mark) => ({ what: `${projects} projects: ${what}`, value, unit, mark });
    return [
        row("plain SQLite inserts, one thread, clock", middle((round) => round.inserting.clock_s), "s"),
        row("plain Xapian indexing, one thread, clock", middle((round) => round.indexing.clock_s), "s"),
        row("both, processor", plainProcessor, "s"),
        row("samverk import, two threads, clock", ours, "s"),
        row("samverk import, processor", processor, "s"),
        row("samverk import of the same file again, clock", middle((round) => round.again.clock), "s"),
        row("samverk / plain, clock", ours / plainClock, "ratio", mark),
        row("samverk / plain, processor", processor / plainProcessor, "ratio", mark),
        row("index", middle((round) => round.index) / 1e6, "MB"),
        row("plain index", middle((round) => round.bare) / 1e6, "MB"),
    ];
}

export async function measure({ sizes = "6000", rounds = "3" } = {}) {
    const floor = buildFloor("bench_import"), rows = [];
    for (const size of sizes.split(",")) rows.push(...(await measured(floor, Number(size), Number(rounds))));
    return rows;
}
