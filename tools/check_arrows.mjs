// Fails on an arrow upwards, a circle, an include that is not declared, a feature's inner header used from
// outside, and a heavy header where it would slow every file down. Reads the USES lines that link the parts.
import { files, lineOf, read, runAsProgram, withoutComments } from "./checking.mjs";

const levels = ["platform", "services", "features", "app"];

/// Libraries that live behind one folder of platform, in its .cpp files. CLI11 is the command line's.
const heavy = /^(boost\/|xapian|nlohmann\/|regex$|spdlog\/|unicode\/|sqlite3\.h|libpq|curl\/|openssl\/|libxml\/|archive|kainjow\/|toml\+\+|prometheus\/|sodium|md4c|xlsxwriter|poppler|gmime\/|glib|glpk|brotli\/|zlib\.h)/;
const onlyInSource = /^(fmt\/|CLI\/)/;

/// "file → header" that may stand although a rule says no. Empty, and to stay so.
export const exceptions = [];

/// Parts by name: { name, folder, level, uses, testUses, file, line }.
function readParts(root, problems) {
    const parts = new Map();
    for (const file of files(root, "src", (path) => path.endsWith("/CMakeLists.txt"))) {
        const text = read(root, file).replace(/#[^\n]*/g, "");
        for (const match of text.matchAll(/samverk_part\(\s*(\S+)([^)]*)\)/g)) {
            const folder = file.slice(0, -"/CMakeLists.txt".length);
            const words = match[2].split(/\s+/).filter(Boolean);
            const lists = { USES: [], LINK: [], TEST_USES: [] };
            let list;
            for (const word of words) {
                if (word in lists) list = lists[word];
                else list?.push(word);
            }
            const part = { name: match[1], folder, level: folder.split("/")[1], uses: lists.USES, testUses: lists.TEST_USES, file, line: lineOf(text, match.index) };
            if (part.name !== folder.slice("src/".length).replaceAll("/", "_"))
                problems.push({ file, line: part.line, what: `the part ${part.name} must be called after its folder ${folder}` });
            parts.set(part.name, part);
        }
    }
    return parts;
}

function checkUses(parts, problems) {
    for (const part of parts.values()) {
        for (const name of part.uses) {
            const used = parts.get(name);
            if (!used) problems.push({ ...part, what: `${part.name} uses ${name}, which is no part` });
            else if (levels.indexOf(used.level) > levels.indexOf(part.level))
                problems.push({ ...part, what: `arrow upwards: ${part.name} (${part.level}) uses ${name} (${used.level})` });
        }
    }
}

function checkCircles(parts, problems) {
    const done = new Set();
    const visit = (name, way) => {
        if (way.includes(name)) {
            const circle = [...way.slice(way.indexOf(name)), name];
            problems.push({ ...parts.get(name), what: `circle: ${circle.join(" → ")}` });
            return;
        }
        if (done.has(name) || !parts.has(name)) return;
        for (const used of parts.get(name).uses) visit(used, [...way, name]);
        done.add(name);
    };
    for (const name of parts.keys()) visit(name, []);
}

function partOf(parts, path) {
    let best;
    for (const part of parts.values())
        if (path.startsWith(`${part.folder}/`) && part.folder.length > (best?.folder.length ?? 0)) best = part;
    return best;
}

/// What is wrong with `part`'s `file` including "header", or nothing.
function wrongWithInclude(parts, part, file, header) {
    const target = partOf(parts, `src/${header}`);
    if (!target || target === part) return undefined;
    const ownFeature = part?.level === "features" && target.level === "features" && part.folder.split("/")[2] === target.folder.split("/")[2];
    // A feature that is built as several libraries is still one folder of one feature.
    if (ownFeature) return undefined;
    // main.cpp belongs to no part: it builds the whole from any of them.
    if (part) {
        if (levels.indexOf(target.level) > levels.indexOf(part.level)) return `arrow upwards: ${part.name} includes "${header}"`;
        const declared = part.uses.includes(target.name) || (/_(test|fuzz)\.cpp$/.test(file) && part.testUses.includes(target.name));
        if (!declared) return `includes "${header}", but ${part.name} does not declare USES ${target.name}`;
    }
    const feature = target.level === "features" ? target.folder.split("/")[2] : undefined;
    if (feature && header !== `features/${feature}/${feature}.h`)
        return `includes "${header}"; the only public header of ${feature} is "features/${feature}/${feature}.h"`;
    return undefined;
}

function wrongWithLibrary(file, header, isInner) {
    if (heavy.test(header) && !file.startsWith("src/platform/")) return `<${header}> belongs behind a folder of platform`;
    if (heavy.test(header) && !isInner(file)) return `<${header}> is heavy, and other parts include this header: include it in a .cpp`;
    if (onlyInSource.test(header) && file.endsWith(".h")) return `<${header}> is slow to compile: include it in a .cpp only`;
    return undefined;
}

/// Whether a file is read by its own part's sources and by tests only, however many headers lie between.
function innerFiles(parts, includes) {
    const readers = new Map();
    for (const { file, header } of includes) readers.set(`src/${header}`, [...(readers.get(`src/${header}`) ?? []), file]);
    const isInner = (file, way = []) => {
        if (file.endsWith(".cpp") || way.includes(file)) return true;
        return (readers.get(file) ?? []).every((reader) => isForTests(reader) || (partOf(parts, reader) === partOf(parts, file) && isInner(reader, [...way, file])));
    };
    const isForTests = (file, way = []) => {
        if (file.endsWith(".cpp")) return /_(test|fuzz)\.cpp$/.test(file);
        const by = readers.get(file) ?? [];
        return !way.includes(file) && by.length > 0 && by.every((reader) => isForTests(reader, [...way, file]));
    };
    return isInner;
}

/// Every include of src: { file, line, header (ours), library (somebody else's) }.
function readIncludes(root) {
    return files(root, "src", (path) => /\.(h|cpp)$/.test(path)).flatMap((file) => {
        const text = withoutComments(read(root, file));
        return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)/gm)].map((match) => ({ file, line: lineOf(text, match.index), header: match[1], library: match[2] }));
    });
}

function checkIncludes(root, parts, problems) {
    const includes = readIncludes(root), isInner = innerFiles(parts, includes.filter(({ header }) => header));
    for (const { file, line, header, library } of includes) {
        const what = header ? wrongWithInclude(parts, partOf(parts, file), file, header) : wrongWithLibrary(file, library, isInner);
        if (what) problems.push({ file, line, what, exception: `${file} → ${header ?? library}` });
    }
}

export function check(root, allowed = exceptions) {
    const problems = [];
    const parts = readParts(root, problems);
    checkUses(parts, problems);
    checkCircles(parts, problems);
    checkIncludes(root, parts, problems);
    const unneeded = allowed.filter((exception) => !problems.some((problem) => problem.exception === exception));
    return [
        ...problems.filter(({ exception }) => !allowed.includes(exception)),
        ...unneeded.map((exception) => ({ file: "tools/check_arrows.mjs", what: `the exception "${exception}" is not needed any more` })),
    ];
}

runAsProgram(import.meta, check);
