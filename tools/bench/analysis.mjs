// The analysis of words: how fast it starts, what it keeps in memory, how fast it reads real abstracts.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildFloor } from "./measuring.mjs";

const sample = join(process.env.SAMVERK_REAL_DATA ?? "../shared/data", "projects/swecris_sample.csv");

export async function measure() {
    if (!existsSync(sample)) {
        console.log(`skipped: ${sample} (SAMVERK_REAL_DATA)`);
        return [];
    }
    const found = JSON.parse(execFileSync(buildFloor("bench_analysis"), [sample]).toString());
    return [
        { what: "abstracts, Swedish and English", value: found.megabytes, unit: "MB" },
        { what: "reading all dictionaries", value: found.load_ms, unit: "ms" },
        { what: "memory of the dictionaries", value: found.dictionary_mb, unit: "MB" },
        { what: "memory of the words remembered", value: found.memory_mb, unit: "MB" },
        { what: "finding words only", value: found.words_mb_per_s, unit: "MB/s" },
        { what: "every word met for the first time", value: found.cold_mb_per_s, unit: "MB/s" },
        { what: "warm vocabulary, one core", value: found.warm_mb_per_s, unit: "MB/s", mark: "≥ 5" },
    ];
}
