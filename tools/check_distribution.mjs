// Fails on tables that could not be spread over several database servers: each is listed in distributed_tables.txt with
// how it would be, and its keys allow that.
import { files, lineOf, read, runAsProgram } from "./checking.mjs";

const list = "tools/distributed_tables.txt";

/// The listed tables: name → { how: "by" | "copied" | "kept", column, line }.
function listed(root, problems) {
    const tables = new Map();
    for (const [index, text] of read(root, list).split("\n").entries()) {
        if (text.trim() === "" || text.startsWith("#")) continue;
        const line = index + 1, match = /^(\w+) (?:(by) (\w+)|(copied)|(kept))$/.exec(text.trim());
        if (!match) problems.push({ file: list, line, what: `not understood: ${text}` });
        else if (tables.has(match[1])) problems.push({ file: list, line, what: `${match[1]} is listed twice` });
        else tables.set(match[1], { how: match[2] ?? match[4] ?? match[5], column: match[3], line });
    }
    return tables;
}

/// What stands between commas that are in no parentheses.
function parts(body) {
    const found = [""];
    let depth = 0;
    for (const character of body) {
        if (character === "(") ++depth;
        if (character === ")") --depth;
        if (character === "," && depth === 0) found.push("");
        else found[found.length - 1] += character;
    }
    return found.map((part) => part.trim()).filter(Boolean);
}

const names = (text) => text.split(",").map((name) => name.trim().split(/\s+/)[0]);

/// One line of a table: a column with what is said of it, or a rule for several.
function describe(table, part) {
    const reference = /REFERENCES\s+(\w+)(?:\s*\(([^)]*)\))?/i.exec(part), to = reference && { table: reference[1], columns: reference[2] ? names(reference[2]) : ["id"] };
    const several = /^(?:CONSTRAINT\s+\w+\s+)?(PRIMARY\s+KEY|UNIQUE|FOREIGN\s+KEY|CHECK)\s*\(([^)]*)\)/i.exec(part);
    if (several) {
        const kind = several[1].toUpperCase();
        if (kind === "FOREIGN KEY" || kind.startsWith("FOREIGN")) table.references.push({ columns: names(several[2]), to });
        else if (kind !== "CHECK") table.keys.push(names(several[2]));
        return;
    }
    const [column] = part.split(/\s+/);
    table.columns.push(column);
    if (/PRIMARY\s+KEY|\bUNIQUE\b/i.test(part)) table.keys.push([column]);
    if (to) table.references.push({ columns: [column], to });
}

/// The tables that the migrations make: name → { file, line, columns, keys, references }.
export function made(root) {
    const tables = new Map();
    for (const file of files(root, "src", (path) => /\/migrations\/.*\.sql$/.test(path))) {
        const sql = read(root, file).replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
        for (const match of sql.matchAll(/CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)\s*\(([^;]*)\)\s*;/gi)) {
            const table = { file, line: lineOf(sql, match.index), columns: [], keys: [], references: [] };
            for (const part of parts(match[2])) describe(table, part);
            tables.set(match[1], table);
        }
        for (const match of sql.matchAll(/CREATE\s+UNIQUE\s+INDEX\s+\w+\s+ON\s+(\w+)\s*\(([^)]*)\)/gi)) tables.get(match[1])?.keys.push(names(match[2]));
        for (const match of sql.matchAll(/DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?(\w+)/gi)) tables.delete(match[1]);
    }
    return tables;
}

function problemsOf(name, table, tables) {
    const { file, line } = table, own = tables.get(name);
    if (!own) return [{ file, line, what: `the table ${name} is not in ${list}: say how it would be spread` }];
    const found = [];
    if (own.how === "by") {
        if (!table.columns.includes(own.column)) return [{ file: list, line: own.line, what: `${name} has no column ${own.column}` }];
        for (const key of table.keys)
            if (!key.includes(own.column)) found.push({ file, line, what: `${name} is spread by ${own.column}: a server cannot see alone whether (${key.join(", ")}) is unique` });
    }
    for (const { columns, to } of table.references) {
        const other = tables.get(to.table);
        if (!other || other.how === "copied") continue;
        const within = own.how === "by" && other.how === "by" && columns.some((column, i) => column === own.column && to.columns[i] === other.column);
        if (!within && !(own.how === "kept" && other.how === "kept")) found.push({ file, line, what: `${name} (${columns.join(", ")}) points at rows of ${to.table} that may be on another server` });
    }
    return found;
}

export function check(root) {
    const problems = [], tables = listed(root, problems), present = made(root);
    for (const [name, { line }] of tables)
        if (!present.has(name)) problems.push({ file: list, line, what: `there is no table ${name}` });
    return [...problems, ...[...present].flatMap(([name, table]) => problemsOf(name, table, tables))];
}

runAsProgram(import.meta, check);
