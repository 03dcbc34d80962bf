// Writes acknowledged a second: a bare SQLite loop with one flush for each, and Samverk's database with 1, 8 and 64 writers.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildFloor, median } from "./measuring.mjs";

const rounds = 3;

/// One round on the disk that build/ lies on: what is below /tmp may be memory.
function measured(floor, seconds) {
    const folder = join("build", "bench", "writes");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    try {
        return JSON.parse(execFileSync(floor, [folder, seconds], { encoding: "utf8" }));
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

export function measure({ seconds = "3" } = {}) {
    const floor = buildFloor("bench_writes");
    const all = Array.from({ length: rounds }, () => measured(floor, seconds));
    const of = (value) => median(all.map(value));
    const flush = of(({ flush_p50 }) => flush_p50);
    const ratio = (writers) => of((round) => round[`writers_${writers}`].per_second / round.bare);
    const rows = [
        { what: "fdatasync of one page more, median", value: flush, unit: "ms" },
        { what: "fdatasync of one page more, p99", value: of(({ flush_p99 }) => flush_p99), unit: "ms" },
        { what: "bare SQLite, one transaction for each flush", value: of(({ bare }) => bare), unit: "writes/s" },
    ];
    for (const writers of [1, 8, 64]) {
        const own = (name) => of((round) => round[`writers_${writers}`][name]);
        rows.push({ what: `samverk, ${writers} writer${writers > 1 ? "s" : ""}`, value: own("per_second"), unit: "writes/s" },
            { what: `samverk, ${writers}: until acknowledged, median`, value: own("p50"), unit: "ms" },
            { what: `samverk, ${writers}: until acknowledged, p99`, value: own("p99"), unit: "ms" });
    }
    // Where a flush costs nothing there is nothing to share.
    rows.push({ what: "samverk, 1 writer / bare", value: ratio(1), unit: "ratio" },
        { what: "samverk, 64 writers / bare", value: ratio(64), unit: "ratio", mark: flush >= 0.2 ? "≥ 5" : undefined });
    return rows;
}
