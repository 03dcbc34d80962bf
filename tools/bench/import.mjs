// Importing 6,000 projects until they can be found, against plain SQLite inserts plus plain Xapian indexing of the same.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { mustRun, temporaryFolder } from "../../tests/samverk_process.mjs";
import { buildFloor, median, program } from "./measuring.mjs";

export async function measure() {
    const projects = "6000", floor = buildFloor("bench_import");
    const folder = temporaryFolder("bench-import"), file = join(folder, "projects.csv");
    await mustRun(floor, ["--write", file, "--projects", projects]);
    const times = { ours: [], again: [], inserting: [], indexing: [] };
    for (let round = 0; round < 3; ++round) {
        const data = join(folder, `data-${round}`);
        // Registers and schema are there before anybody imports.
        await mustRun(program, ["member", "add", "--data", data, "--email", "bench@sampelby.example", "--name", "Berit"]);
        for (const name of ["ours", "again"]) {
            const began = performance.now();
            const counts = JSON.parse(await mustRun(program, ["import", "swecris", file, "--data", data]));
            times[name].push((performance.now() - began) / 1000);
            if (counts[name === "ours" ? "created" : "unchanged"] !== Number(projects)) throw new Error(`the import counted ${JSON.stringify(counts)}`);
        }
        const { inserting_s: inserting, indexing_s: indexing } = JSON.parse(execFileSync(floor, ["--floor", join(folder, `floor-${round}`), "--projects", projects], { encoding: "utf8" }));
        times.inserting.push(inserting);
        times.indexing.push(indexing);
    }
    const bare = median(times.inserting) + median(times.indexing);
    return [
        { what: "plain SQLite inserts", value: median(times.inserting), unit: "s" },
        { what: "plain Xapian indexing", value: median(times.indexing), unit: "s" },
        { what: `samverk import, ${projects} projects`, value: median(times.ours), unit: "s" },
        { what: "samverk import of the same file again", value: median(times.again), unit: "s" },
        { what: "samverk / plain", value: median(times.ours) / bare, unit: "ratio", mark: "≤ 2" },
    ];
}
