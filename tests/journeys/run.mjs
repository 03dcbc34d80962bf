// Makes the journeys in a real browser: usage: run.mjs PROGRAM [part of a file's name…]
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { files } from "../../tools/checking.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";
import { Walk, launchBrowser } from "./harness.mjs";

const [program, ...wanted] = process.argv.slice(2);
const sum = { passed: 0, failed: 0 };

/// Makes one journey in one kind of window, at a server of its own: what was wrong.
async function make(browser, world, name, { steps }, window) {
    const copy = copyOf(world);
    const server = await startServer(program, copy.data, [...world.serving, ...copy.where]);
    const walk = await Walk.start(browser, server, world, name, window);
    walk.data = copy.data;
    try {
        await steps(walk);
    } catch (error) {
        const picture = join("build/screenshots", `failed-${name}-${window.width}${window.scripts ? "" : "-without-scripts"}.png`);
        await walk.page.screenshot({ path: picture, fullPage: true });
        walk.problems.push(`${error.stack ?? error}\n    at ${walk.page.url()}, see ${picture}`);
    }
    await walk.stop();
    const ending = await server.stop();
    copy.remove();
    return ending ? [...walk.problems, ending] : walk.problems;
}

if (wanted.length === 0) rmSync("build/screenshots", { recursive: true, force: true });
mkdirSync("build/screenshots", { recursive: true });
const paths = files(".", "tests/journeys", (path) => path.endsWith("_journey.mjs") && (wanted.length === 0 || wanted.some((part) => path.includes(part))));
const browser = await launchBrowser();
try {
    const world = await makeWorld(program, "tests/worlds/demo");
    for (const path of paths) {
        const name = basename(path, "_journey.mjs");
        const { default: made } = await import(join(process.cwd(), path));
        for (const window of made.windows) {
            const what = `${name} (${window.width} px${window.scripts ? "" : ", without JavaScript"})`;
            const problems = await make(browser, world, name, made, window);
            sum[problems.length === 0 ? "passed" : "failed"] += 1;
            console.log(problems.length === 0 ? `ok ${what}` : `FAILED ${what}: ${made.sentence}\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
        }
    }
} finally {
    await browser.close();
}
console.log(`${sum.passed} passed, ${sum.failed} failed, 0 skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
