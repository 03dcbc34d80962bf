// A full release build from clean and after a change of one file, without ccache.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { files } from "../checking.mjs";

const folder = "build/bench-build";

function timed(words) {
    const began = performance.now();
    execFileSync(words[0], words.slice(1), { env: { ...process.env, CCACHE_DISABLE: "1" }, stdio: ["ignore", "ignore", "inherit"] });
    return (performance.now() - began) / 1000;
}

export async function measure() {
    rmSync(folder, { recursive: true, force: true });
    const configure = timed(["cmake", "--preset", "release", "-B", folder]);
    const clean = timed(["cmake", "--build", folder, "--target", "samverk"]);
    const rows = [
        { what: "configuring", value: configure, unit: "s" },
        { what: "the program from clean", value: clean, unit: "s", mark: "≤ 360" },
    ];
    // The largest page file stands for what one changes in a day.
    const sources = files(".", "src", (path) => /\/pages\w*\.cpp$/.test(path)).sort((left, right) => readFileSync(right).length - readFileSync(left).length);
    for (const file of sources.slice(0, 1)) {
        const before = readFileSync(file);
        try {
            writeFileSync(file, `${before}\n// Changed to measure how long that takes.\n`);
            rows.push({ what: `after a change in ${file}`, value: timed(["cmake", "--build", folder, "--target", "samverk"]), unit: "s", mark: "≤ 15" });
        } finally {
            writeFileSync(file, before);
        }
    }
    rmSync(folder, { recursive: true, force: true });
    return rows;
}
