// Runs the measurements named, or all, prints each as a table and writes build/bench/NAME.json. What follows a name as
// --option value is the measurement's own.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { basename } from "node:path";
import { files } from "../checking.mjs";
import { holds } from "./marks.mjs";

const shared = ["run", "measuring", "postgres", "findable", "marks", "marks_test"];
const known = files(".", "tools/bench", (path) => path.endsWith(".mjs")).map((path) => basename(path, ".mjs")).filter((name) => !shared.includes(name));

function shown(number) {
    return Math.abs(number) >= 100 ? Math.round(number).toLocaleString("en").replaceAll(",", " ") : number.toPrecision(3);
}

function printTable(name, rows) {
    const width = Math.max(...rows.map(({ what }) => what.length));
    console.log(`\n${name}`);
    for (const { what, value, unit, mark } of rows) console.log(`  ${what.padEnd(width)}  ${shown(value).padStart(10)} ${unit}${mark ? `   (mark ${mark}${holds({ value, mark }) ? "" : ": missed"})` : ""}`);
}

/// ["search-speed", "--sizes", "1000"] as names and options.
function understood(words) {
    const names = [], options = {};
    for (let i = 0; i < words.length; ++i) {
        if (words[i].startsWith("--")) options[words[i].slice(2)] = words[++i] ?? "";
        else names.push(words[i]);
    }
    return { names, options };
}

const { names: wanted, options } = understood(process.argv.slice(2));
for (const name of wanted.filter((wish) => !known.includes(wish))) {
    console.error(`There is no measurement "${name}". There are: ${known.join(", ")}.`);
    process.exit(2);
}
mkdirSync("build/bench", { recursive: true });
for (const name of wanted.length > 0 ? wanted : known) {
    const { measure } = await import(`./${name}.mjs`);
    const busy = loadavg()[0];
    const rows = await measure(options);
    printTable(name, rows);
    // Who runs a measurement learns from its end that a mark was missed.
    if (!rows.every(holds)) process.exitCode = 1;
    // Figures from a busy machine mislead: how busy it was goes with them.
    const machine = { cores: availableParallelism(), loadBefore: busy, commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim() };
    writeFileSync(`build/bench/${name}.json`, `${JSON.stringify({ name, machine, rows }, undefined, 2)}\n`);
}
