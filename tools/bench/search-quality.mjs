// How well the search finds, beside plain Xapian, SQLite FTS5 and PostgreSQL, on the same documents and questions.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../tests/samverk_process.mjs";
import { buildFloor, program } from "./measuring.mjs";
import { startPostgres } from "./postgres.mjs";

const real = process.env.SAMVERK_REAL_DATA;

/// Records of a CSV with a header, as objects.
function readCsv(file) {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, ""), rows = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; ++i) {
        const row = rows.at(-1), c = text[i];
        if (quoted && c === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
        else if (c === '"') quoted = !quoted;
        else if (!quoted && c === ",") row.push("");
        else if (!quoted && c === "\n") rows.push([""]);
        else if (quoted || c !== "\r") row[row.length - 1] += c;
    }
    const [header, ...records] = rows.filter((row) => row.length > 1);
    return records.map((record) => Object.fromEntries(header.map((name, i) => [name, record[i] ?? ""])));
}

const plain = (text) => text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

/// Research projects with what is needed of each. The same project stands there once for each funder that reports it:
/// `number` is without the funder, and a half is chosen by it, so that no project is in both.
function projects() {
    const seen = new Set();
    return readCsv(join(real, "projects/swecris_sample.csv"))
        .map((record) => ({
            number: record.projectId.replace(/_[^_]*$/, ""),
            title: { sv: plain(record.projectTitleSv), en: plain(record.projectTitleEn) },
            abstract: { sv: plain(record.projectAbstractSv), en: plain(record.projectAbstractEn) },
            funder: record.fundingOrganisationNameSv,
        }))
        .filter(({ number, title }) => {
            const same = [number, title.en || title.sv].some((name) => seen.has(name));
            seen.add(number).add(title.en || title.sv);
            return !same;
        })
        .map((project) => ({ ...project, half: createHash("sha256").update(project.number).digest()[0] & 1 }));
}

/// { documents: [{id, lang, title, text}], questions: [[id, lang, text, document]], parallel? }
function titleToAbstract(records, asked, answered, parallel) {
    const usable = records.filter(({ title, abstract }) => title[asked] && abstract[answered]);
    return {
        documents: usable.map(({ number, abstract }) => ({ id: number, lang: answered, title: "", text: abstract[answered] })),
        questions: usable.map(({ number, title }) => [`q${number}`, asked, title[asked], number]),
        parallel,
    };
}

/// Titles and abstracts that exist in both languages.
function parallelTexts(records) {
    return records.flatMap(({ title, abstract }) => [title, abstract]).filter(({ sv, en }) => sv && en && sv !== en);
}

function lines(file) {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

function passages() {
    return {
        documents: lines(join(real, "search/sv_passages.jsonl")).map((line) => JSON.parse(line)),
        questions: lines(join(real, "search/sv_questions.tsv")).map((line) => line.split("\t")),
    };
}

/// Our own sixty questions, asked of the demo world and, when they are there, the research projects.
function ownQuestions(records) {
    const demo = JSON.parse(readFileSync("demo/world.json", "utf8")).projects.map(({ source_id: id, fields }) => {
        const lang = ["sv", "nb", "en"].find((language) => fields[`title.${language}`]);
        const sections = Object.entries(fields).filter(([name, value]) => name.startsWith("section.") && name.endsWith(`.${lang}`) && typeof value === "string");
        const leads = ([name]) => /^section\.(summary|purpose)\./.test(name), texts = (some) => some.map(([, value]) => value).join("\n");
        const organisation = [...(fields.partners ?? []).map(({ name }) => name), fields.funder ?? ""].join("\n");
        return { id, lang, title: fields[`title.${lang}`], summary: texts(sections.filter(leads)), organisation, text: texts(sections.filter((section) => !leads(section))) };
    });
    const research = records.map(({ number, title, abstract, funder }) => {
        const lang = abstract.sv || title.sv ? "sv" : "en";
        return { id: number, lang, title: title[lang], summary: abstract[lang], organisation: funder };
    });
    const documents = [...demo, ...research], ids = new Set(documents.map(({ id }) => id));
    const questions = lines("tests/bench/questions/questions.tsv").map((line) => line.split("\t")).filter(([, , , id]) => ids.has(id));
    return { documents, questions, parallel: parallelTexts(records) };
}

/// Writes a task's files; their names.
function written(task) {
    const folder = temporaryFolder("search-quality"), file = (name) => join(folder, name);
    const jsonLines = (values) => values.map((value) => `${JSON.stringify(value)}\n`).join("");
    writeFileSync(file("documents.jsonl"), jsonLines(task.documents));
    writeFileSync(file("questions.tsv"), task.questions.map((fields) => `${fields.join("\t")}\n`).join(""));
    if (task.parallel) writeFileSync(file("parallel.jsonl"), jsonLines(task.parallel));
    return { documents: file("documents.jsonl"), questions: file("questions.tsv"), parallel: task.parallel && file("parallel.jsonl") };
}

const asJson = (command, words) => JSON.parse(execFileSync(command, words, { encoding: "utf8", maxBuffer: 1 << 26 }));

function ours({ documents, questions, parallel }) {
    return asJson(program, ["analyse", "search", "--documents", documents, "--questions", questions, ...(parallel ? ["--parallel", parallel] : []), "--json"]);
}

/// Measures one task with everybody: { samverk, xapian, fts5, postgres? } and the figures in full.
async function compared(task, language, peers, postgres) {
    const files = written(task), full = ours(files), { xapian, fts5 } = asJson(peers, [files.documents, files.questions, language]);
    return { samverk: full.mrr, xapian: xapian.mrr, fts5: fts5.mrr, ...(postgres ? { postgres: postgres.mrr(task, language) } : {}), full };
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function rowsOf(what, result, mark, aim) {
    const names = { xapian: "Xapian with Snowball", fts5: "SQLite FTS5", postgres: "PostgreSQL", samverk: "Samverk" };
    return Object.keys(names).filter((name) => result[name] !== undefined).map((name) => ({
        what: `${what}: ${names[name]}`, value: result[name], unit: "MRR",
        mark: name === "samverk" && mark !== undefined ? `≥ ${mark.toFixed(3)}, aim ${aim.toFixed(3)}` : undefined,
    }));
}

/// Learns on one half and asks on the other, both ways round.
function acrossLanguages(records, asked, answered) {
    const halves = [0, 1].map((half) => {
        const learnt = parallelTexts(records.filter((project) => project.half !== half)), others = records.filter((project) => project.half === half);
        return { across: ours(written(titleToAbstract(others, asked, answered, learnt))).mrr, same: ours(written(titleToAbstract(others, answered, answered))).mrr, alone: ours(written(titleToAbstract(others, asked, answered))).mrr };
    });
    return { across: mean(halves.map(({ across }) => across)), same: mean(halves.map(({ same }) => same)), alone: mean(halves.map(({ alone }) => alone)) };
}

export async function measure() {
    const peers = buildFloor("bench_search_peers");
    if (!real || !existsSync(real)) {
        console.log("SAMVERK_REAL_DATA is not there: only our own questions about the demo world are asked.");
        return rowsOf("our own questions, demo world", await compared({ ...ownQuestions([]), parallel: undefined }, "sv", peers));
    }
    const postgres = await startPostgres(), rows = [], records = projects();
    try {
        const question = await compared(passages(), "sv", peers, postgres), best = Math.max(question.xapian, question.fts5, question.postgres ?? 0);
        rows.push(...rowsOf("question → passage", question, best + (1 - best) / 4, best + (1 - best) / 2));
        const english = await compared(titleToAbstract(records, "en", "en"), "en", peers, postgres);
        const swedish = await compared(titleToAbstract(records, "sv", "sv"), "sv", peers, postgres);
        rows.push(...rowsOf("Swedish title → abstract", swedish, swedish.xapian + 0.06, english.samverk), ...rowsOf("English title → abstract", english));
        for (const [asked, answered, name] of [["sv", "en", "Swedish title → English abstract"], ["en", "sv", "English title → Swedish abstract"]]) {
            const { across, same, alone } = acrossLanguages(records, asked, answered);
            rows.push({ what: `${name}: nothing learnt`, value: alone, unit: "MRR" }, ...rowsOf(name, { samverk: across }, 0.35 * same, 0.75 * same));
        }
        rows.push(...rowsOf("our own 60 questions", await compared(ownQuestions(records), "sv", peers, postgres)));
        rows.push({ what: "a question, p99, Swedish titles", value: swedish.full.p99_ms, unit: "ms" });
    } finally {
        postgres?.stop();
    }
    return rows;
}
