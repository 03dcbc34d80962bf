// Writes docs/limits.md from tools/limits_table.mjs and the numbers in the code: how long, how large, how many, how often. `node
// tools/limits.mjs` writes; tools/check_limits.mjs fails when the code has a limit that the table lacks, or the page is not what it would be.
import { writeFileSync } from "node:fs";
import { files, read, withoutComments } from "./checking.mjs";

/// Names that say that a constant is a limit.
const isLimit = /^(longest|most|largest|deepest|oldest|least)(_|$)|_(limit|kept|lasts|for)$|^free_|_an_hour$|^(days|hours|seconds)_|_(days|hours|seconds)$/;
/// Structs whose members are limits, where they have a number.
const ofLimits = /^(\w*Limits|ServerSettings)$/;

/// "a = 1, b = f(2, 3)" at its commas, not those within brackets.
function parted(text) {
    const parts = [""];
    let depth = 0;
    for (const letter of text) {
        depth += "({[<".includes(letter) ? 1 : ")}]>".includes(letter) ? -1 : 0;
        if (letter === "," && depth === 0) parts.push("");
        else parts[parts.length - 1] += letter;
    }
    return parts;
}

/// The limits of a C++ text: name → its value as it is written.
export function limitsIn(text) {
    const found = new Map(), plain = withoutComments(text);
    for (const [, list] of plain.matchAll(/constexpr\s+(?:auto|[a-z_:0-9]+(?:<[^>]*>)?)\s+([a-z_0-9]+\s*(?:=|\{)[^;]*);/g))
        for (const part of parted(list)) {
            const [, name, value] = /^\s*([a-z_0-9]+)\s*=?\s*([^]*)$/.exec(part) ?? [];
            if (name && isLimit.test(name)) found.set(name, value);
        }
    for (const [, struct, body] of plain.matchAll(/struct\s+(\w+)\s*\{([^]*?)\n\s*\};/g))
        if (ofLimits.test(struct))
            for (const [, type, name, value] of body.matchAll(/^\s*([\w:]+)\s+([a-z_]+)\s*(?:=\s*([^;]+)|\{\d[^;]*\});/gm))
                if (!/string|bool/.test(type) && value !== undefined) found.set(`${struct}.${name}`, value);
    for (const [, name, value] of plain.matchAll(/\b(?:Flood|Allowance)\s+(\w+)\{([^}]*)\}/g)) found.set(name, value);
    for (const [, name, value] of plain.matchAll(/\.(\w+)\s*=\s*(?:members::)?Allowance\(([^)]*)\)/g)) found.set(name, value);
    for (const [, list] of plain.matchAll(/std::chrono::\w+ (\w+ = std::chrono::[^;]*);/g))
        for (const part of parted(list)) {
            const [, name, value] = /^\s*(\w+) = (std::chrono::\w+\(\d+\))$/.exec(part) ?? [];
            if (name) found.set(name, value);
        }
    for (const [, value] of plain.matchAll(/\.max_length\s*=\s*(\d[\d']*)/g)) found.set(`max_length ${value}`, value);
    for (const [, value] of plain.matchAll(/\blength\([^;{}]*?\)\s*>\s*(\d[\d']*)/g)) found.set(`length ${value}`, value);
    // Tables of fields: { .name = "law", .longest = 300 }, text("short", …, 500, 3).
    for (const [, name, value] of plain.matchAll(/\.(?:name|key) = "(\w+)"[^{}]*?\.(?:longest|limit|most) = ([\d']+)/g)) found.set(`field ${name}`, value);
    for (const [, name, value] of plain.matchAll(/\btext\("(\w+)", Part::\w+, \w+, ([\d']+)/g)) found.set(`field ${name}`, value);
    for (const [, name, value] of plain.matchAll(/\bFormField\{"(\w+)", FormKind::\w+, ([\d']+)/g)) found.set(`field ${name}`, value);
    for (const [, table] of plain.matchAll(/to_array<FormField>\(\{([^;]*)\}\);/g))
        for (const [, name, value] of table.matchAll(/\{"(\w+)", ([\d']+)\}/g)) found.set(`field ${name}`, value);
    // What is 0 is no limit by itself.
    return new Map([...found].filter(([, value]) => value.trim() !== "0").map(([name, value]) => [name, shown(value)]));
}

/// A value as people read it: products multiplied, large sizes by their unit.
export function shown(value) {
    const text = value.replace(/\s+/g, " ").replace(/^\{(.*)\}$/, "$1").replace(/std::(size_t|uint64_t|int64_t)\{(\d+)\}/g, "$2").replaceAll("'", "").replace(/(\d)(LL|U)\b/g, "$1").trim();
    const duration = /^std::chrono::(\w+)\((\d+)\)$/.exec(text) ?? /^(?:std::chrono::)?(seconds|milliseconds)\((\d+)\)$/.exec(text);
    if (duration) return `${duration[2]} ${duration[1]}`;
    if (!/^[\d* ]+$/.test(text)) return text.replace(/ /g, " ");
    const number = text.split("*").reduce((product, one) => product * Number(one), 1);
    const isBinary = /1024/.test(text);
    if (isBinary && number >= 1024 * 1024 && number % (1024 * 1024) === 0) return `${number / 1024 / 1024} Mi`;
    if (isBinary && number >= 8 * 1024 && number % 1024 === 0) return `${number / 1024} Ki`;
    return number.toLocaleString("en-GB");
}

/// Microseconds as people say them; what is no number stays.
function asTime(text) {
    const seconds = /^[\d,]+$/.test(text) ? Number(text.replaceAll(",", "")) / 1e6 : NaN;
    for (const [unit, length] of [["days", 86_400], ["hours", 3_600], ["minutes", 60], ["s", 1]])
        if (seconds >= length && seconds % length === 0) return `${seconds / length} ${unit}`;
    return text;
}

/// All limits of the tree: "src/…/rules.h longest_title" → value; folders that the table leaves out apart.
export function limitsOf(root, apart) {
    const found = new Map();
    const isSource = (path) => /\.(h|cpp)$/.test(path) && !/_(test|fuzz)\.cpp$|\/test_[^/]*$/.test(path);
    for (const path of files(root, "src", isSource)) {
        if (apart.some(([folder]) => path.startsWith(folder))) continue;
        for (const [name, value] of limitsIn(read(root, path))) found.set(`${path} ${name}`, value);
    }
    return found;
}

/// Names of a row; one row may have several that belong together, and "field *" is all fields of a file's table.
function namesOf(row, found) {
    if (row.names !== "field *") return row.names.split(" + ");
    const begin = `${row.file} field `;
    return [...found.keys()].filter((key) => key.startsWith(begin)).map((key) => key.slice(row.file.length + 1));
}

/// What is wrong with the table: limits that it lacks, and rows of limits that are gone or stand twice.
export function mistakes(areas, found) {
    const wrong = [], told = new Set();
    for (const [, rows] of areas)
        for (const row of rows)
            for (const name of namesOf(row, found)) {
                const key = `${row.file} ${name}`;
                if (told.has(key)) wrong.push(`${key} stands twice in tools/limits_table.mjs`);
                if (!found.has(key)) wrong.push(`${key} is in tools/limits_table.mjs and not in the code any more: take the row away`);
                told.add(key);
            }
    for (const [key, value] of found)
        if (!told.has(key)) wrong.push(`${key} (${value}) is a limit without a row in tools/limits_table.mjs: say its unit and why, then run tools/limits.mjs`);
    return wrong;
}

/// The page, in Markdown.
export function page(areas, apart, found) {
    const escaped = (text) => text.replaceAll("|", "\\|");
    const lines = ["# Limits", "",
        "How long, how large, how many and how often: every limit of the program in one table. Made by `tools/limits.mjs` from the numbers in the code and",
        "`tools/limits_table.mjs`; `./dev test` fails when the code has a limit that is not here. A number is kept where it is named, and nowhere else.",
        "What the operator may set is in `packaging/samverk.toml`, with its range; the numbers here are the defaults.", ""];
    for (const [title, rows] of areas) {
        lines.push(`## ${title}`, "", "| most | unit | what, and why | kept in |", "|---|---|---|---|");
        for (const row of rows) {
            const values = namesOf(row, found).map((name) => {
                const value = found.get(`${row.file} ${name}`) ?? "?";
                return name.startsWith("field ") ? `${name.slice(6)} ${value}` : row.unit === "time" ? asTime(value) : value;
            });
            lines.push(`| ${escaped(values.join(" · "))} | ${row.unit} | ${escaped(row.why)} | \`${row.file}\` ${row.names} |`);
        }
        lines.push("");
    }
    lines.push("## Apart", "", ...apart.map(([folder, why]) => `- \`${folder}\`: ${why}`), "");
    return lines.join("\n");
}

if (process.argv[1] === import.meta.filename) {
    const { areas, apart } = await import("./limits_table.mjs");
    const found = limitsOf(".", apart);
    for (const line of mistakes(areas, found)) process.stderr.write(`${line}\n`);
    writeFileSync("docs/limits.md", page(areas, apart, found));
}
