// What the checks share: the files of a tree, C++ as the checks see it, and how a check reports.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const made = new Set(["node_modules", "dist", "build", ".git"]);

/// The paths of all files below root/folder for which keep(path) holds, sorted, relative to root.
export function files(root, folder, keep = () => true) {
    const found = [];
    const visit = (path) => {
        let entries;
        try {
            entries = readdirSync(join(root, path), { withFileTypes: true });
        } catch (error) {
            if (error.code === "ENOENT") return;
            throw error;
        }
        for (const entry of entries) {
            const inside = path ? `${path}/${entry.name}` : entry.name;
            if (entry.isDirectory() && !made.has(entry.name)) visit(inside);
            else if (entry.isFile() && keep(inside)) found.push(inside);
        }
    };
    visit(folder);
    return found.sort();
}

export function read(root, path) {
    return readFileSync(join(root, path), "utf8");
}

/// The files that git keeps, or will when they are added.
export function tracked(root) {
    const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
    return listing.split("\0").filter(Boolean);
}

export function lineOf(text, offset) {
    return text.slice(0, offset).split("\n").length;
}

// A ' after a digit parts thousands and begins no character.
const pieces = /\/\/[^\n]*|\/\*[^]*?\*\/|R"([^(\s]*)\(([^]*?)\)\1"|"((?:\\.|[^"\\\n])*)"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;

/// The string literals of C++ text, comments apart: { value (escapes as written), offset, end }.
export function literals(text) {
    const found = [];
    for (const match of text.matchAll(pieces)) {
        const value = match[2] ?? match[3];
        if (value !== undefined) found.push({ value, offset: match.index, end: match.index + match[0].length });
    }
    return found;
}

/// The C++ text with its comments blanked; offsets and lines stay what they were.
export function withoutComments(text) {
    return text.replace(pieces, (piece) => (/^\/[/*]/.test(piece) ? piece.replace(/[^\n]/g, " ") : piece));
}

/// Runs a check when its file is the program that was started: `check(root)` gives problems {file, line, what}
/// and warnings (the same, with warning: true). Prints each and the closing line of ./dev test.
export function runAsProgram(module, check) {
    if (module.url !== pathToFileURL(process.argv[1]).href) return;
    const found = check(process.argv[2] ?? ".");
    for (const { file, line, what, warning } of found) console.log(`${warning ? "warning: " : ""}${file}:${line ?? 1}: ${what}`);
    const failures = found.filter(({ warning }) => !warning).length;
    console.log(`${failures === 0 ? 1 : 0} passed, ${failures} failed, 0 skipped`);
    process.exitCode = failures === 0 ? 0 : 1;
}

/// For the checks' own tests: a tree with these files ({path: text}) while `use(root)` runs, also when it gives a promise.
export function withTree(tree, use) {
    const root = mkdtempSync(join(tmpdir(), "samverk-check-")), remove = () => rmSync(root, { recursive: true });
    let result;
    try {
        for (const [path, text] of Object.entries(tree)) {
            mkdirSync(join(root, dirname(path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
        result = use(root);
    } catch (error) {
        remove();
        throw error;
    }
    if (result instanceof Promise) return result.finally(remove);
    remove();
    return result;
}
