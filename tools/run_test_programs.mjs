// Runs the parts' test programs of one build folder, as many at a time as there are cores, and adds up their test cases.
// When SAMVERK_TEST_DATABASE names a database to test against, only those that can be told so.
// usage: run_test_programs.mjs BUILD_FOLDER [NAME…]
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const longest = 15 * 60 * 1000;  // A program that takes longer hangs.

/// The programs that CMake knows of: { name, command: [program, …], folder }.
function programs(buildFolder) {
    const listing = JSON.parse(execFileSync("ctest", ["--test-dir", buildFolder, "--show-only=json-v1"], { encoding: "utf8" }));
    return listing.tests.filter((test) => test.command).map((test) => ({
        name: test.name,
        command: test.command,
        folder: test.properties.find((property) => property.name === "WORKING_DIRECTORY")?.value ?? ".",
    }));
}

/// Runs one program to its end: { output, code, seconds }.
function run({ command, folder }) {
    return new Promise((resolve) => {
        const began = performance.now();
        const child = spawn(command[0], command.slice(1), { cwd: folder, stdio: ["ignore", "pipe", "pipe"], timeout: longest });
        const output = [];
        child.stdout.on("data", (bytes) => output.push(bytes));
        child.stderr.on("data", (bytes) => output.push(bytes));
        child.on("error", (error) => resolve({ output: String(error), code: -1, seconds: 0 }));
        child.on("close", (code, signal) => resolve({
            output: Buffer.concat(output).toString() + (signal ? `\nended by ${signal}\n` : ""),
            code: code ?? -1,
            seconds: (performance.now() - began) / 1000,
        }));
    });
}

/// What doctest's summary counted; a program that dies before its summary has failed once. Skipped are the tests
/// that say so themselves: those that doctest leaves out are the child processes of others.
function counted({ output, code }) {
    const summary = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(output);
    const reasons = [...output.matchAll(/^.*(skipped: .+)$/gm)].map(([, why]) => why);
    const [passed, failed] = summary ? summary.slice(1).map(Number) : [0, 0];
    return { passed: passed - reasons.length, failed: failed === 0 && (code !== 0 || !summary) ? 1 : failed, skipped: reasons.length, reasons };
}

const [buildFolder, ...names] = process.argv.slice(2);
const usesDatabase = ({ command }) => readFileSync(command[0]).includes("SAMVERK_TEST_DATABASE");
const waiting = programs(buildFolder).filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((program) => !process.env.SAMVERK_TEST_DATABASE || usesDatabase(program));
const sum = { passed: 0, failed: 0, skipped: 0 };

async function worker() {
    for (let program = waiting.shift(); program; program = waiting.shift()) {
        const result = await run(program);
        const counts = counted(result);
        for (const kind of Object.keys(sum)) sum[kind] += counts[kind];
        console.log(`${program.name}: ${counts.passed} test cases passed, ${counts.failed} failed (${result.seconds.toFixed(1)} s)`);
        if (counts.failed > 0) console.log(result.output);
        for (const why of counts.reasons) console.log(`note: ${program.name} ${why}`);
    }
}

await Promise.all(Array.from({ length: availableParallelism() }, worker));
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
