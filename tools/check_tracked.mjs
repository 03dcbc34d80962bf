// Fails on what must not be in the repository: a lockfile with addresses, hosts of package registries, paths of
// one person's machine, and files that are too large to have been meant.
import { statSync } from "node:fs";
import { join } from "node:path";
import { lineOf, read, runAsProgram, tracked } from "./checking.mjs";

// Written in pieces so that this file does not find itself.
const forbidden = [
    { pattern: new RegExp(["registry", "npmjs"].join("\\."), "g"), what: "names the host of a package registry" },
    { pattern: new RegExp(["deb", "debian"].join("\\."), "g"), what: "names the host of a package registry" },
    { pattern: new RegExp(`(?<![\\w.~-])/(${["work", "home", "root"].join("|")})/[\\w.-]+`, "g"), what: "names a path of one machine" },
    { pattern: /"resolved":\s*"http/g, what: "carries the address that a package came from" },
];
const text = /\.(mjs|js|json|css|html|mustache|md|txt|cpp|h|sh|sql|csv|cmake|case|toml|yml|yaml|service|conf|svg)$|(^|\/)(dev|run|CMakeLists\.txt|README|LICENSE)$/;
const largest = 4 * 1024 * 1024;

export function check(root, paths = tracked(root)) {
    const problems = [];
    for (const file of paths) {
        const status = statSync(join(root, file), { throwIfNoEntry: false });
        if (!status?.isFile()) continue;
        if (status.size > largest) problems.push({ file, what: `has ${status.size} bytes; was it meant to be kept?` });
        if (!text.test(file)) continue;
        const content = read(root, file);
        for (const { pattern, what } of forbidden)
            for (const match of content.matchAll(pattern)) problems.push({ file, line: lineOf(content, match.index), what: `${what}: ${match[0]}` });
    }
    return problems;
}

runAsProgram(import.meta, check);
