// Fails on tables of which nobody has said whether organisations share them: each has a wall of its own (row-level security, in a
// migration for PostgreSQL alone), or is listed in unwalled_tables.txt with the reason why it has none.
import { made } from "./check_distribution.mjs";
import { files, lineOf, read, runAsProgram } from "./checking.mjs";

const list = "tools/unwalled_tables.txt", ending = "_on_postgresql.sql";
const isForPostgres = (path) => path.endsWith(ending);

/// The listed tables: name → line.
function listed(root, problems) {
    const tables = new Map();
    for (const [index, text] of read(root, list).split("\n").entries()) {
        if (text.trim() === "" || text.startsWith("#")) continue;
        const line = index + 1, match = /^(\w+) (public|person|site|outside)(?:: \S.*)?$/.exec(text.trim());
        if (!match) problems.push({ file: list, line, what: `not understood: ${text}` });
        else if (tables.has(match[1])) problems.push({ file: list, line, what: `${match[1]} is listed twice` });
        else tables.set(match[1], line);
    }
    return tables;
}

/// The tables that a migration says something of behind the wall: name → { file, line, parts }.
export function walls(root, problems) {
    const tables = new Map();
    const note = (name, part, file, line) => {
        if (!tables.has(name)) tables.set(name, { file, line, parts: new Set() });
        tables.get(name).parts.add(part);
    };
    for (const file of files(root, "src", (path) => /\/migrations\/.*\.sql$/.test(path))) {
        const sql = read(root, file).replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
        for (const { 0: text, index } of sql.matchAll(/[^;]+/g)) {
            if (text.trim() === "") continue;
            const line = lineOf(sql, index + text.search(/\S/));
            const switched = /^\s*ALTER TABLE (\w+) (ENABLE|FORCE) ROW LEVEL SECURITY\s*$/.exec(text), policy = /^\s*CREATE POLICY (\w+) ON (\w+)\s/.exec(text);
            const isOfWall = Boolean(switched || policy) || /ROW LEVEL SECURITY|\bPOLICY\b/i.test(text);
            if (isOfWall !== isForPostgres(file)) problems.push({ file, line, what: isOfWall ? `belongs in a migration whose name ends with ${ending}` : `only the wall belongs in a migration whose name ends with ${ending}` });
            if (switched) note(switched[1], switched[2], file, line);
            if (policy) {
                const [, name, table] = policy;
                if (name !== "inside" && !/ FOR SELECT\s+USING/.test(text)) problems.push({ file, line, what: `beside "inside" a policy opens a table for reading alone: FOR SELECT USING (…)` });
                if (name === "inside" && !(/USING\s*\(/.test(text) && /WITH CHECK\s*\(/.test(text) && text.includes("samverk_reaches("))) problems.push({ file, line, what: `the policy of ${table} says USING and WITH CHECK, by samverk_reaches(…)` });
                note(table, name, file, line);
            }
        }
    }
    return tables;
}

export function check(root) {
    const problems = [], present = made(root), reasons = listed(root, problems), walled = walls(root, problems);
    for (const [name, line] of reasons) {
        if (!present.has(name)) problems.push({ file: list, line, what: `there is no table ${name}` });
        if (walled.has(name)) problems.push({ file: list, line, what: `${name} has a wall: it needs no reason` });
    }
    for (const [name, { file, line, parts }] of walled) {
        if (!present.has(name)) problems.push({ file, line, what: `there is no table ${name}` });
        for (const part of ["ENABLE", "FORCE", "inside"]) if (!parts.has(part)) problems.push({ file, line, what: `the wall of ${name} lacks ${part === "inside" ? 'its policy "inside"' : `${part} ROW LEVEL SECURITY`}` });
    }
    for (const [name, { file, line }] of present)
        if (!walled.has(name) && !reasons.has(name)) problems.push({ file, line, what: `the table ${name} has no wall and no reason in ${list}` });
    return problems;
}

runAsProgram(import.meta, check);
