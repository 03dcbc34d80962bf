// How fast search indexes and answers, and how large its index is, beside bare Xapian and SQLite FTS5 on the same made-up
// projects: ./dev bench search-speed [--sizes 1000,10000,100000,1000000]. A million takes hours and 60 GB
// of disk; docs/scale.md says how it is made in pieces instead.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { removeFolder, temporaryFolder } from "../../tests/samverk_process.mjs";
import { findableAfter } from "./findable.mjs";
import { buildFloor } from "./measuring.mjs";

const usual = "1000,10000,100000", large = 1_000_000;

function run(floor, words) {
    return JSON.parse(execFileSync(floor, words.map(String), { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 }));
}

/// Rows of what it took to make the indexes and what they take on disk.
function indexing(measured) {
    const { documents, text_mb: text, making, megabytes } = measured, size = `${documents} projects`, rows = [];
    const pure = (name) => measured[name].processor_s - making.processor_s;
    for (const [name, who] of [["fts5_indexing", "FTS5"], ["bare_indexing", "bare Xapian"], ["ours_indexing", "Samverk"]])
        rows.push({ what: `indexing, ${who}, ${size}`, value: text / pure(name), unit: "MB/s" }, { what: `indexing, ${who}, ${size}`, value: documents / pure(name), unit: "projects/s" });
    rows.push({ what: `indexing, Samverk / bare Xapian, ${size}`, value: pure("ours_indexing") / pure("bare_indexing"), unit: "ratio" });
    for (const [file, who] of [["fts5.db", "FTS5"], ["bare/", "bare Xapian"], ["compact/", "bare Xapian compacted"], ["ours/", "Samverk"]])
        rows.push({ what: `index, ${who}, ${size}`, value: megabytes[file] / text, unit: "bytes a byte of text" });
    rows.push({ what: `index, Samverk / bare Xapian, ${size}`, value: megabytes["ours/"] / megabytes["bare/"], unit: "ratio", mark: "≤ 2" });
    return rows;
}

/// Rows of what each kind of question took. "relaxing": bare Xapian asked a second time, with OR, where ours is content with any of the
/// words because hardly anything has them all.
function asking({ documents, questions }) {
    const rows = [], kinds = [...new Set(questions.map(({ kind }) => kind))];
    for (const kind of kinds)
        for (const threads of [1, 2]) {
            const of = (engine) => questions.find((row) => row.kind === kind && row.threads === threads && row.engine === engine);
            const what = `${kind}, ${documents} projects, ${threads === 1 ? "one thread" : "two threads"}`, relaxes = /two|three/.test(kind);
            for (const [engine, who] of [["fts5", "FTS5"], ["bare", "bare Xapian"], ...(relaxes ? [["bare_relaxing", "bare Xapian, relaxing"]] : []), ["ours", "Samverk"]])
                rows.push({ what: `${what}: ${who}, p50`, value: of(engine).p50_ms, unit: "ms" }, { what: `${what}: ${who}, p99`, value: of(engine).p99_ms, unit: "ms" });
            const ratio = (engine) => of("ours").p99_ms / of(engine).p99_ms;
            if (relaxes) rows.push({ what: `${what}: Samverk / bare relaxing, p99`, value: ratio("bare_relaxing"), unit: "ratio", mark: "≤ 3" });
            rows.push({ what: `${what}: Samverk / bare, p99`, value: ratio("bare"), unit: "ratio", mark: relaxes ? undefined : "≤ 3" });
        }
    return rows;
}

function typing({ documents, typed, analysis }) {
    const size = `${documents} projects`;
    return [
        { what: `analysis, every word for the first time, ${size}`, value: analysis.first_mb_per_s, unit: "MB/s" },
        { what: `analysis, warm vocabulary, ${size}`, value: analysis.warm_mb_per_s, unit: "MB/s", mark: "≥ 5" },
        { what: `suggestions while typing, p99, ${size}`, value: typed.suggestions.p99_ms, unit: "ms", mark: "≤ 10" },
        { what: `a misspelt word with its correction, p99, ${size}`, value: typed.misspelt.p99_ms, unit: "ms" },
        { what: `odd questions, the slowest, ${size}`, value: typed.odd.max_ms, unit: "ms", mark: "≤ 100" },
        { what: `news in 10,000 followed searches, all at once, ${size}`, value: typed.followed_s, unit: "s" },
        { what: `the first question after a change, p50, ${size}`, value: typed.after_a_change.p50_ms, unit: "ms" },
    ];
}

/// Bare Xapian's indexing in several ways, and with a larger batch in memory.
function ways(floor, folder) {
    const rows = [], documents = 4_000;
    for (const threshold of ["10000", "500"]) {
        process.env.XAPIAN_FLUSH_THRESHOLD = threshold;
        const measured = run(floor, ["--ways", documents, "--folder", folder]);
        for (const way of threshold === "10000" ? measured.ways : measured.ways.slice(0, 1)) {
            const what = `bare Xapian ${way.name}, written every ${threshold} of ${documents} projects`;
            rows.push(
                { what, value: measured.text_mb / (way.indexing.processor_s - measured.making.processor_s), unit: "MB/s" },
                { what, value: way.mb / measured.text_mb, unit: "bytes a byte of text" },
                { what: `${what}, compacted`, value: way.compacted_mb / measured.text_mb, unit: "bytes a byte of text" },
            );
        }
    }
    delete process.env.XAPIAN_FLUSH_THRESHOLD;
    return rows;
}

export async function measure({ sizes = usual } = {}) {
    const floor = buildFloor("bench_search_speed"), rows = [];
    const waysFolder = temporaryFolder("search-ways");
    rows.push(...ways(floor, waysFolder));
    removeFolder(waysFolder);
    for (const documents of sizes.split(",").map(Number)) {
        const folder = temporaryFolder("search-speed"), few = documents >= large ? ["--questions", 100, "--rounds", 1] : [];
        const measured = run(floor, ["--documents", documents, "--folder", join(folder, "indexes"), ...few]);
        removeFolder(folder);
        rows.push(...indexing(measured), ...typing(measured), ...asking(measured));
        if (documents <= 100_000) rows.push(...(await findableAfter(documents)));
    }
    return rows;
}
