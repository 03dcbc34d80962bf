// Which barriers to remove first: exact, or how far from it at most, for 200 barriers and 2,000 projects of several shapes.
import { execFileSync } from "node:child_process";
import { buildFloor } from "./measuring.mjs";

export async function measure() {
    const lines = execFileSync(buildFloor("bench_leverage"), { encoding: "utf8" }).trimEnd().split("\n").map((line) => JSON.parse(line));
    const rows = [];
    for (const shape of new Set(lines.map((line) => line.shape))) {
        const of = lines.filter((line) => line.shape === shape), worst = (name) => Math.max(...of.map((line) => line[name]));
        rows.push({ what: `${shape}: slowest of ${of.length}`, value: worst("seconds"), unit: "s", mark: "≤ 10" });
        rows.push({ what: `${shape}: proven to be the cheapest`, value: of.filter(({ proven }) => proven).length, unit: `of ${of.length}` });
        rows.push({ what: `${shape}: at most dearer than the cheapest`, value: 100 * worst("gap"), unit: "%", mark: "≤ 1" });
        rows.push({ what: `${shape}: the greedy order is dearer by`, value: 100 * (worst("greedy") - 1), unit: "%" });
    }
    return rows;
}
