// Fails on SQL outside the stores, on SQL put together from pieces, on migrations that changed after a release, and
// on what only one of SQLite and PostgreSQL understands or what stands in the way of distributed tables.
import { createHash } from "node:crypto";
import { files, lineOf, literals, read, runAsProgram, withoutComments } from "./checking.mjs";

const isSql = /^\s*(SELECT\s+[^]+\sFROM\s|SELECT\s+(count|sum|max|min|coalesce)\(|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW)\s|WITH\s+\w+(\s*\([^)]*\))?\s+AS\s*\(|PRAGMA\s)/;
const isStore = (path) => /\/(\w+_)?store(_\w+)?\.cpp$/.test(path) || path.startsWith("src/platform/db/");

/// What PostgreSQL does not know, or means differently; platform/db may speak to SQLite in its own words.
const dialect = [
    [/\bINSERT\s+OR\s+(REPLACE|IGNORE)\b/i, "INSERT OR … is SQLite's own: ON CONFLICT … DO"],
    [/\bREPLACE\s+INTO\b/i, "REPLACE INTO is not PostgreSQL's: ON CONFLICT … DO UPDATE"],
    [/\b(AUTOINCREMENT|WITHOUT\s+ROWID|SERIAL|BIGSERIAL)\b/i, "ids are ours; nothing counts by itself"],
    [/\browid\b/i, "rowid is SQLite's own"],
    [/\b(strftime|datetime|julianday|unixepoch|now)\s*\(|CURRENT_TIMESTAMP/i, "time is a bound value in microseconds"],
    [/\b(ifnull|group_concat|instr|total|iif|printf|glob)\s*\(/i, "a function of SQLite only"],
    [/\b(GLOB|REGEXP|MATCH)\s+'/i, "an operator of SQLite only"],
    [/\bPRAGMA\b/i, "PRAGMA belongs in platform/db"],
    [/\bCREATE\s+(TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i, "no triggers: what follows a change follows the activity log"],
    [/\bLIMIT\s+[^\s,]+\s*,/i, "LIMIT a, b is not PostgreSQL's: lists are paged by key"],
    [/\bOFFSET\s/i, "lists are paged by key, not by OFFSET"],
    [/SELECT\s+\*/i, "name the columns"],
    [/=\s*"|\bIN\s*\(\s*"/i, "double quotes mean a column in PostgreSQL"],
    [/(^|[\s(,=])\?\d*([\s),]|$)/, "values are bound as $1, $2 …"],
    [/\b(BLOB|DATETIME|TINYINT|NVARCHAR)\b/i, "a type that only one engine knows: TEXT, INTEGER, BIGINT, DOUBLE PRECISION"],
];

function dialectProblems(file, line, sql) {
    return dialect.filter(([pattern]) => pattern.test(sql)).map(([, what]) => ({ file, line, what }));
}

/// Literals that stand beside each other are one text to the compiler: { value, offset, end }.
function joined(text) {
    const whole = [];
    for (const literal of literals(text)) {
        const last = whole.at(-1);
        if (last && /^\s*$/.test(withoutComments(text.slice(last.end, literal.offset)))) {
            last.value += literal.value;
            last.end = literal.end;
        } else {
            whole.push({ ...literal });
        }
    }
    return whole;
}

function checkSource(root, file) {
    const text = read(root, file), problems = [];
    for (const { value, offset, end } of joined(text)) {
        if (!isSql.test(value.replaceAll("\\n", "\n"))) continue;
        const line = lineOf(text, offset);
        if (!isStore(file)) problems.push({ file, line, what: `SQL outside a store: ${value.slice(0, 50)}` });
        if (file.startsWith("src/platform/db/")) continue;  // A PRAGMA takes no bound values.
        const before = withoutComments(text.slice(Math.max(0, offset - 60), offset)), after = withoutComments(text.slice(end, end + 60));
        if (/(\+|format\(\s*|\+=|<<)\s*$/.test(before) || /^\s*(\+|<<)|^(s|sv)?\s*\)\s*\+/.test(after))
            problems.push({ file, line, what: `SQL put together from pieces; bind values instead: ${value.slice(0, 50)}` });
        problems.push(...dialectProblems(file, line, value));
    }
    return problems;
}

function hash(text) {
    return createHash("sha256").update(text).digest("hex");
}

function checkMigration(file, text) {
    const sql = text.replace(/--[^\n]*/g, ""), problems = dialectProblems(file, 1, sql);
    const name = file.split("/").at(-1);
    if (!/^\d{3}_[a-z0-9_]+\.sql$/.test(name)) problems.push({ file, what: "is called like 001_ideas.sql" });
    for (const match of sql.matchAll(/CREATE\s+TABLE\s+(\w+)\s*\(([^]*?)\)\s*;/gi)) {
        const [, table, body] = match, line = lineOf(sql, match.index);
        if (!/PRIMARY\s+KEY/i.test(body)) problems.push({ file, line, what: `the table ${table} has no primary key` });
        for (const [, column, type] of body.matchAll(/^\s*(\w+)\s+(\w+)/gm))
            if (/_at$/.test(column) && !/^(BIGINT|INTEGER)$/i.test(type)) problems.push({ file, line, what: `${table}.${column} is a time: BIGINT microseconds` });
        if (/^\s*\w+\s+INTEGER[^,]*PRIMARY\s+KEY/im.test(body)) problems.push({ file, line, what: `${table} counts its own key; ids are ours` });
    }
    if (/ON\s+DELETE\s+CASCADE/i.test(sql)) problems.push({ file, what: "ON DELETE CASCADE deletes by accident" });
    return problems;
}

function checkReleased(root) {
    const problems = [];
    for (const [index, line] of read(root, "tools/released_migrations.txt").split("\n").entries()) {
        if (line.trim() === "" || line.startsWith("#")) continue;
        const [expected, file] = line.trim().split(/\s+/), where = { file: "tools/released_migrations.txt", line: index + 1 };
        const present = files(root, "src", (path) => path === file).length === 1;
        if (!present) problems.push({ ...where, what: `${file} has been released and must stay` });
        else if (hash(read(root, file)) !== expected) problems.push({ file, what: "has been released and must not change: write a new migration" });
    }
    return problems;
}

export function check(root) {
    const sources = files(root, "src", (path) => /\.(cpp|h)$/.test(path) && !/_(test|fuzz)\.cpp$/.test(path));
    const migrations = files(root, "src", (path) => /\/migrations\/.*\.sql$/.test(path));
    const stray = files(root, "src", (path) => path.endsWith(".sql") && !path.includes("/migrations/"));
    return [
        ...sources.flatMap((file) => checkSource(root, file)),
        ...migrations.flatMap((file) => checkMigration(file, read(root, file))),
        ...stray.map((file) => ({ file, what: "SQL files are migrations" })),
        ...checkReleased(root),
    ];
}

runAsProgram(import.meta, check);
