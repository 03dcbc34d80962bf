// Writes docs/asvs.md from tests/security/checks.mjs: which test shows which check of security. `node tools/asvs.mjs` writes;
// tools/check_asvs.mjs fails when a named test is gone or the page is not what it would be.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files } from "./checking.mjs";

const sources = [
    { ending: "_test.cpp", folders: ["src"], name: /^TEST_CASE\("((?:[^"\\]|\\.)*)"/gm },
    { ending: ".case", folders: ["src", "tests"], name: /^# (.+)\n/g, first: true },
    { ending: ".test.mjs", folders: ["tests"], name: /^test\("((?:[^"\\]|\\.)*)"/gm },
    { ending: "_journey.mjs", folders: ["tests"], name: /journey\("((?:[^"\\]|\\.)*)"/g },
];

/// The files of a repository by the names of the tests in them.
export function testsOf(root) {
    const found = new Map();
    for (const { ending, folders, name, first } of sources)
        for (const folder of folders)
            for (const path of files(root, folder, (one) => one.endsWith(ending)))
                for (const [, test] of [...readFileSync(join(root, path), "utf8").matchAll(name)].slice(0, first ? 1 : undefined))
                    found.set(test, [...(found.get(test) ?? []), path]);
    return found;
}

/// What is wrong with the list: tests and files that are not there, numbers that are missing or there twice, checks that
/// neither are shown nor say what is open.
export function mistakes(areas, tests, exists) {
    const wrong = [], checks = areas.flatMap(([, list]) => list);
    for (const [index, { number, tests: named = [], kept = [], open }] of checks.entries()) {
        if (number !== index + 1) wrong.push(`${number}: stands where ${index + 1} should`);
        for (const name of named) if (!tests.has(name)) wrong.push(`${number}: there is no test "${name}"`);
        for (const path of kept) if (!exists(path)) wrong.push(`${number}: there is no ${path}`);
        if (named.length + kept.length === 0 && !open) wrong.push(`${number}: is neither shown nor open`);
    }
    return wrong;
}

/// The page, in Markdown.
export function page(areas, tests) {
    const escaped = (text) => text.replaceAll("|", "\\|");
    const shown = ({ tests: named = [], kept = [], open }) => [
        ...named.map((name) => `${escaped(name)} (\`${tests.get(name)?.[0]}\`)`), ...kept.map((path) => `\`${path}\``), ...(open ? [`**open:** ${escaped(open)}`] : [])].join("<br>");
    const checks = areas.flatMap(([, list]) => list), closed = checks.filter(({ open }) => !open).length;
    const lines = ["# Security, check by check", "",
        "Made by `tools/asvs.mjs` from `tests/security/checks.mjs`; `./dev test` fails when a test that it names is gone. Numbers in the",
        "second column are requirements of OWASP ASVS 5.0.0 (`4:` those of 4.0.3).", "",
        `${closed} of ${checks.length} checks are shown in whole; ${checks.length - closed} say what is open.`, ""];
    for (const [title, list] of areas)
        lines.push(`## ${title}`, "", "| | ASVS | what holds | shown by |", "|---|---|---|---|", ...list.map((check) => `| ${check.number} | ${check.asvs} | ${escaped(check.what)} | ${shown(check)} |`), "");
    return lines.join("\n");
}

if (process.argv[1] === import.meta.filename) {
    const { areas } = await import("../tests/security/checks.mjs");
    writeFileSync("docs/asvs.md", page(areas, testsOf(".")));
}
