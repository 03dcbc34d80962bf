// Fails when the code has a limit that tools/limits_table.mjs lacks (a length, a size, a number, a rate), when a row's limit is gone,
// or when docs/limits.md is not what `node tools/limits.mjs` would write.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { read, runAsProgram } from "./checking.mjs";
import { limitsOf, mistakes, page } from "./limits.mjs";
import { apart, areas } from "./limits_table.mjs";

export function check(root) {
    const found = limitsOf(root, apart), problems = mistakes(areas, found).map((what) => ({ file: "tools/limits_table.mjs", what }));
    const isWritten = existsSync(join(root, "docs/limits.md")) && read(root, "docs/limits.md") === page(areas, apart, found);
    if (problems.length === 0 && !isWritten) problems.push({ file: "docs/limits.md", what: "is not what tools/limits.mjs makes: run it" });
    return problems;
}

runAsProgram(import.meta, check);
