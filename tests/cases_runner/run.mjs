// Runs the golden cases against real servers: usage: run.mjs PROGRAM [part of a path…]
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname } from "node:path";
import { files } from "../../tools/checking.mjs";
import { makeWorld } from "../world.mjs";
import { taken, wrong } from "./expect.mjs";
import { parseCase } from "./parse.mjs";
import { Visit } from "./visit.mjs";

const [program, ...wanted] = process.argv.slice(2);
const sum = { passed: 0, failed: 0 };
/// What the cases have done, by the names that the activity log gives it.
const actions = new Set();

function passes(file, sentence) {
    sum.passed += 1;
    if (wanted.length > 0) console.log(`ok ${file}: ${sentence}`);
}

function fails(file, line, what, sentence = "") {
    sum.failed += 1;
    console.log(`${file}:${line}: ${what}${sentence ? `   (${sentence})` : ""}`);
}

/// All cases that can be read: { file, folder, world, isReading, …parsed }.
function findCases() {
    const paths = [...files(".", "src", (path) => /\/cases\/[^/]+\.case$/.test(path)), ...files(".", "tests/worlds", (path) => path.endsWith(".case"))];
    const found = [];
    for (const file of paths.filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))) {
        try {
            const parsed = parseCase(readFileSync(file, "utf8"));
            const own = /^tests\/worlds\/([^/]+)\//.exec(file)?.[1];
            found.push({ ...parsed, file, folder: dirname(file), world: parsed.world ?? own ?? "demo", isReading: parsed.steps.every(({ method }) => method === "GET" || method === "HEAD") });
        } catch (error) {
            fails(file, error.line ?? 1, error.message);
        }
    }
    return found;
}

/// Runs the steps of one case; the first thing that is wrong ends it: { line, what } or nothing.
async function runCase(case_, visit) {
    const kept = Object.fromEntries([...visit.world.links].map(([person, link]) => [`link_${person}`, link]));
    const visitor = await visit.client();
    for (const step of case_.steps) {
        let line = step.line;
        try {
            const client = step.person ? await visit.client(step.person) : visitor;
            const reply = await client.step(step, kept, case_.folder);
            if (reply.status !== step.status) return { line, what: `${step.method} ${step.path} was answered ${reply.status}, not ${step.status}` };
            for (const expectation of step.expectations) {
                line = expectation.line;
                const what = wrong(expectation, reply, kept, (table) => visit.count(table));
                if (what) return { line, what: `${step.method} ${step.path} ${what}` };
            }
            for (const keep of step.keeps) {
                line = keep.line;
                kept[keep.name] = taken(keep, reply);
            }
        } catch (error) {
            return { line, what: error.message };
        }
    }
    return undefined;
}

/// Runs cases one after the other at one server.
async function runAtOneServer(world, cases) {
    let visit;
    try {
        visit = await Visit.start(program, world);
    } catch (error) {
        for (const { file } of cases) fails(file, 1, error.message);
        return;
    }
    for (const case_ of cases) {
        const problem = await runCase(case_, visit);
        if (problem) fails(case_.file, problem.line, problem.what, case_.sentence);
        else passes(case_.file, case_.sentence);
    }
    for (const action of visit.actions()) actions.add(action);
    const ending = await visit.stop();
    if (ending) fails(cases.map(({ file }) => basename(file)).join(", "), 1, ending);
}

/// Cases that only read share a server; each that writes has a world of its own.
function batches(cases) {
    const reading = cases.filter(({ isReading }) => isReading), writing = cases.filter(({ isReading }) => !isReading);
    return [...(reading.length > 0 ? [reading] : []), ...writing.map((case_) => [case_])];
}

const cases = findCases();
const waiting = [];
for (const name of new Set(cases.map(({ world }) => world))) {
    const here = cases.filter(({ world }) => world === name);
    try {
        const world = await makeWorld(program, `tests/worlds/${name}`);
        for (const batch of batches(here)) waiting.push({ world, batch });
    } catch (error) {
        for (const { file } of here) fails(file, 1, `the world "${name}" cannot be made: ${error.message}`);
    }
}
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runAtOneServer(next.world, next.batch);
}));
const recordTexts = "src/app/record/texts/sv.json", known = JSON.parse(readFileSync(recordTexts, "utf8"));
for (const action of [...actions].sort()) {
    const text = `action_${action.replaceAll(".", "_")}`;
    if (!(text in known)) fails(recordTexts, 1, `the log has the action ${action}, which nobody can read there: give it words as "${text}", in every language`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed, 0 skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
