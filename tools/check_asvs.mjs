// The list of security checks names tests that exist, and docs/asvs.md is made from it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { areas } from "../tests/security/checks.mjs";
import { mistakes, page, testsOf } from "./asvs.mjs";
import { runAsProgram } from "./checking.mjs";

export function check(root) {
    const tests = testsOf(root), written = join(root, "docs/asvs.md");
    const problems = mistakes(areas, tests, (path) => existsSync(join(root, path))).map((what) => ({ file: "tests/security/checks.mjs", what }));
    if (problems.length === 0 && (!existsSync(written) || readFileSync(written, "utf8") !== page(areas, tests)))
        problems.push({ file: "docs/asvs.md", what: "is not what tools/asvs.mjs makes: run it" });
    return problems;
}

runAsProgram(import.meta, check);
