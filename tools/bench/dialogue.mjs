// Opinion groups: all computed anew, growing, and after one more vote. Each measurement is a process of its own, so that its
// memory is its own.
import { execFileSync } from "node:child_process";
import { buildFloor } from "./measuring.mjs";

const growth = [[1_000, 200, 25_000], [2_000, 200, 50_000], [10_000, 200, 300_000], [20_000, 500, 1_000_000], [50_000, 1_000, 2_500_000]];

export async function measure() {
    const path = buildFloor("bench_dialogue");
    const of = (...words) => JSON.parse(execFileSync(path, words.map(String), { encoding: "utf8" }));
    const named = ([people, statements, votes]) => `${people.toLocaleString("en")} people × ${statements.toLocaleString("en")} statements, ${votes.toLocaleString("en")} votes`;
    const rows = [];
    for (const size of growth) rows.push({ what: `all anew: ${named(size)}`, value: of("full", ...size, "ours").ms, unit: "ms", mark: size[0] === 2_000 ? "≤ 50" : undefined });
    const largest = [100_000, 1_000, 5_000_000];
    const large = of("full", ...largest, "ours");
    rows.push({ what: `all anew: ${named(largest)}`, value: large.ms, unit: "ms", mark: "≤ 5000" });
    rows.push({ what: "the most memory of that, with the votes", value: large.bytes / 2 ** 20, unit: "MiB", mark: "≤ 1024" });
    const running = [10_000, 200, 300_000];
    rows.push({ what: `after one more vote: ${named(running)}`, value: of("update", ...running, "ours").ms, unit: "ms", mark: "≤ 10" });
    rows.push({ what: "all anew as Polis computes: 2,000 × 200, 50,000 votes", value: of("full", 2_000, 200, 50_000, "polis").ms, unit: "ms", mark: "≤ 50" });
    const polis = of("full", ...largest, "polis");
    rows.push({ what: `all anew as Polis computes: ${named(largest)}`, value: polis.ms, unit: "ms", mark: "≤ 5000" });
    return rows;
}
