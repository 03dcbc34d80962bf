// Fails on texts that people would miss or trip over: a key that a language lacks, placeholders that differ, a text
// that is used but not written or written but not used, and words for people inside C++.
//
// A part's texts are texts/{sv,en,nb}.json in its folder; "web" has those of the layout. A template names its part's
// texts, and the layout's, as {{t.key}}. C++ names a text in full, "knowledge.title_missing", or inside its part by its
// key, text(visit, "title"); a literal that ends in "_" or "." ("knowledge.status_") stands for all texts that begin so.
import { files, lineOf, literals, read, runAsProgram } from "./checking.mjs";

const languages = ["sv", "en", "nb"];
/// Further languages of residents' own pages (platform/texts/further.h): what they have must be right, but they may lack texts.
/// Those of `complete` have the same texts as each other, so that nobody forgets one of them.
const further = ["fi", "fit", "se", "lattlast"], complete = ["fi", "lattlast"];

/// Where words are no texts of ours: readers recognise what others wrote, load tests and worlds for tests are made of invented words.
const withWords = /\/readers\/|\/test_world\.h$|^src\/platform\/(documents|language)\/|^src\/app\/demo\/synthetic\.cpp$/;

/// Words that Samverk says otherwise (the column "not" of our word list), where they cannot mean anything else.
const otherWords = {
    sv: [[/\bgrind(en|ar|arna)?\b/i, "beslutspunkt"], [/\beffektkedj/i, "effektlogik"], [/\böverklag/i, "begär omprövning"], [/\bsteward/i, "nationell processledare"],
        [/\bsystempåverka/i, "sprida och påverka systemet"], [/\bbest practice/i, "lärande exempel"], [/\bfärdig[at]? att återanvända/i, "redo att återanvända"],
        [/\bnärmast frågan/i, "mest relevant"], [/\bklicka här/i, "säg vart länken leder"], [/\binnovationsekosystem/i, "plain words"], [/\bförslagslåda/i, "inspel"]],
    nb: [[/\bklikk her/i, "si hvor lenken fører"], [/\bbest practice/i, "læringseksempel"], [/\beffektkjede/i, "effektlogikk"]],
    en: [[/\bclick here/i, "say where the link leads"]],
};

/// The placeholders of an ICU message: "name" → kind ("text", "number", "plural" …). Throws on a broken message.
export function placeholders(message) {
    const found = new Map();
    let at = 0;
    const fail = (what) => {
        throw new Error(what);
    };
    const quoted = () => {
        // 'text' in ICU is literal when it begins at a brace; '' is an apostrophe.
        if (message[at + 1] === "'") at += 2;
        else if (/[{}#|]/.test(message[at + 1] ?? "")) {
            const end = message.indexOf("'", at + 1);
            at = end < 0 ? message.length : end + 1;
        } else at += 1;
    };
    const text = (nested) => {
        while (at < message.length && message[at] !== "}") {
            if (message[at] === "'") quoted();
            else if (message[at] === "{") placeholder();
            else at += 1;
        }
        if (nested && message[at] !== "}") fail("a brace is not closed");
        if (!nested && at < message.length) fail("a closing brace too many");
    };
    const placeholder = () => {
        const match = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?(,|\})/.exec(message.slice(at));
        if (!match) fail(`not a placeholder: ${message.slice(at, at + 20)}`);
        const [whole, name, kind = "text", end] = match;
        found.set(name, kind);
        at += whole.length;
        if (end === "}") return;
        if (!["plural", "select", "selectordinal"].includes(kind)) {
            at = message.indexOf("}", at) + 1;
            if (at === 0) fail("a brace is not closed");
            return;
        }
        const branches = new Set();
        for (let branch; (branch = /^\s*(=\d+|\w+)\s*\{/.exec(message.slice(at)));) {
            branches.add(branch[1]);
            at += branch[0].length;
            text(true);
            at += 1;
        }
        if (!branches.has("other")) fail(`{${name}, ${kind}} lacks "other"`);
        const close = /^\s*\}/.exec(message.slice(at)) ?? fail("a brace is not closed");
        at += close[0].length;
    };
    text(false);
    return found;
}

/// All texts by part: part → { folder, texts: {sv: {key: text}, …} }.
function readTexts(root, problems) {
    const parts = new Map();
    for (const file of [...files(root, "src", (path) => /\/texts\/\w+\.json$/.test(path)), ...files(root, "web", (path) => /\/texts\/\w+\.json$/.test(path))]) {
        const folder = file.replace(/\/texts\/\w+\.json$/, ""), language = /(\w+)\.json$/.exec(file)[1];
        const part = folder.split("/").at(-1);
        if (![...languages, ...further].includes(language)) {
            problems.push({ file, what: `"${language}" is not a language of ours` });
            continue;
        }
        if (!parts.has(part)) parts.set(part, { folder, texts: {} });
        try {
            parts.get(part).texts[language] = JSON.parse(read(root, file));
        } catch (error) {
            problems.push({ file, what: `is not JSON: ${error.message}` });
            parts.get(part).texts[language] = {};
        }
    }
    for (const part of parts.values()) {
        part.further = {};
        for (const language of further.filter((name) => part.texts[name])) {
            part.further[language] = part.texts[language];
            delete part.texts[language];
        }
    }
    return parts;
}

/// What further languages have: keys that Swedish has, with its placeholders; the complete ones all of each other's.
function checkFurther(root, parts, problems) {
    for (const { folder, texts, further: own } of parts.values()) {
        const whole = new Set(complete.flatMap((language) => Object.keys(own[language] ?? {})));
        for (const language of complete)
            for (const key of whole)
                if (!(key in (own[language] ?? {}))) problems.push({ file: `${folder}/texts/${language}.json`, what: `lacks "${key}", which another complete language has` });
        for (const [language, all] of Object.entries(own)) {
            const file = `${folder}/texts/${language}.json`;
            for (const [key, text] of Object.entries(all)) {
                const problem = (what) => problems.push({ file, line: lineOfKey(root, file, key), what });
                if (texts.sv?.[key] === undefined) problem(`"${key}" is not there in Swedish`);
                else if (typeof text !== "string" || text.trim() === "") problem(`"${key}" has no text`);
                else
                    try {
                        const names = (message) => [...placeholders(message).keys()].sort().join(", ");
                        if (names(text) !== names(texts.sv[key])) problem(`"${key}" has the placeholders (${names(text)}), Swedish (${names(texts.sv[key])})`);
                    } catch (error) {
                        problem(`"${key}": ${error.message}`);
                    }
            }
        }
    }
}

function lineOfKey(root, file, key) {
    const text = read(root, file);
    return lineOf(text, Math.max(0, text.indexOf(`"${key}"`)));
}

function checkLanguages(root, parts, problems) {
    for (const { folder, texts } of parts.values()) {
        for (const language of languages.filter((name) => !texts[name])) problems.push({ file: `${folder}/texts/${language}.json`, what: "is missing" });
        for (const [language, own] of Object.entries(texts)) {
            const file = `${folder}/texts/${language}.json`;
            for (const [key, text] of Object.entries(own)) {
                const line = lineOfKey(root, file, key);
                if (!/^[a-z][\w.]*$/.test(key)) problems.push({ file, line, what: `the key "${key}" is not made of letters, digits, _ and dots` });
                if (typeof text !== "string" || text.trim() === "") problems.push({ file, line, what: `"${key}" has no text` });
                for (const other of languages)
                    if (texts[other] && !(key in texts[other])) problems.push({ file: `${folder}/texts/${other}.json`, what: `lacks "${key}", which ${language} has` });
                for (const [pattern, better] of otherWords[language])
                    if (pattern.test(text)) problems.push({ file, line, warning: true, what: `"${key}" says "${pattern.exec(text)[0]}"; we say: ${better}` });
            }
        }
        checkPlaceholders(root, folder, texts, problems);
    }
}

function checkPlaceholders(root, folder, texts, problems) {
    for (const key of Object.keys(texts.sv ?? {})) {
        const seen = {};
        for (const language of languages) {
            const text = texts[language]?.[key], file = `${folder}/texts/${language}.json`;
            if (typeof text !== "string" || !/[{}]/.test(text)) {
                if (typeof text === "string") seen[language] = "";
                continue;
            }
            try {
                seen[language] = [...placeholders(text)].map(([name, kind]) => `${name}: ${kind}`).sort().join(", ");
            } catch (error) {
                problems.push({ file, line: lineOfKey(root, file, key), what: `"${key}": ${error.message}` });
            }
        }
        // A language may choose not to bend a word after a number, but a name must stand in all of them.
        const names = (list) => list.replace(/: \w+/g, "");
        for (const language of Object.keys(seen))
            if (seen.sv !== undefined && names(seen[language]) !== names(seen.sv))
                problems.push({ file: `${folder}/texts/${language}.json`, line: lineOfKey(root, `${folder}/texts/${language}.json`, key), what: `"${key}" has the placeholders (${seen[language]}), Swedish (${seen.sv})` });
    }
}

/// The part whose texts a file's {{t.…}} are: the innermost folder with texts.
function partOfFile(parts, file) {
    let best;
    for (const [name, part] of parts) if (file.startsWith(`${part.folder}/`) && part.folder.length > (best?.folder.length ?? 0)) best = { name, ...part };
    return best;
}

/// Marks what templates use, and finds what they use that nobody wrote.
function checkTemplates(root, parts, used, problems) {
    for (const file of [...files(root, "src", (path) => path.endsWith(".mustache")), ...files(root, "web", (path) => path.endsWith(".mustache"))]) {
        const own = partOfFile(parts, file), text = read(root, file).replace(/\{\{![^]*?\}\}/g, (comment) => comment.replace(/[^\n]/g, " "));
        for (const match of text.matchAll(/\{\{\s*[#^]?\s*t\.([\w.]+)\s*\}\}/g)) {
            const [, key] = match, line = lineOf(text, match.index);
            const part = [own?.name, "web"].find((name) => name && parts.get(name)?.texts.sv?.[key] !== undefined);
            if (!part) problems.push({ file, line, what: `the text "${key}" is not in ${own ? `${own.folder}/texts` : "any texts"} nor in web/texts` });
            else {
                used.add(`${part}.${key}`);
                if (/[{}]/.test(parts.get(part).texts.sv[key])) problems.push({ file, line, what: `"${key}" has placeholders, which a template cannot fill: format it in C++` });
            }
        }
    }
}

/// The lines of a file that recognise other people's words: from a comment "// recognises:" to the next empty
/// line; the whole file when it stands above the first #include.
export function recognising(text) {
    const lines = text.split("\n"), marked = new Set();
    const firstInclude = lines.findIndex((line) => line.startsWith("#include"));
    for (const [index, line] of lines.entries()) {
        if (!line.includes("// recognises:")) continue;
        const whole = index < firstInclude;
        for (let at = index; at < lines.length && (whole || at === index || lines[at].trim() !== ""); ++at) marked.add(at + 1);
    }
    return marked;
}

/// Beginnings that a part's C++ puts before keys: "knowledge.case_" + key.
function beginnings(root, parts, sources) {
    const found = new Map();
    for (const file of sources) {
        const own = partOfFile(parts, file);
        if (!own) continue;
        const known = found.get(own.name) ?? found.set(own.name, new Set([""])).get(own.name);
        for (const { value } of literals(read(root, file)))
            if (value.startsWith(`${own.name}.`) && /[_.]$/.test(value)) known.add(value.slice(own.name.length + 1));
    }
    return found;
}

/// What the activity log calls an action is written like a text: within record(…) or a function about actions.
function isAction(text, offset) {
    const block = text.slice(text.lastIndexOf("\n}\n", offset) + 1, offset);
    return /\brecord\w*\([^;]*$/.test(block) || /\baction/.test(block);
}

/// The texts that a literal means: { part, keys, mustExist }, the last when it can mean nothing else; undefined when none.
function meant(parts, prefixes, own, text, { value, offset }) {
    const inFull = /^([a-z]\w*)\.([a-z][\w.]*)?$/.exec(value);
    const part = inFull ? parts.get(inFull[1]) && inFull[1] : own?.name;
    const key = inFull ? inFull[2] ?? "" : value;
    if (!part || !/^[\w.]*$/.test(key) || (!inFull && key === "")) return undefined;
    const known = parts.get(part).texts.sv ?? {};
    const names = (wanted) => (wanted === "" || /[_.]$/.test(wanted) ? Object.keys(known).filter((name) => name.startsWith(wanted)) : Object.hasOwn(known, wanted) ? [wanted] : []);
    const keys = inFull ? names(key) : [...(prefixes.get(part) ?? [""])].flatMap((beginning) => names(beginning + key));
    const isAsked = /(?<![.\w>])text\([^"()]*,\s*$|\bshowing\.text\($/.test(text.slice(Math.max(0, offset - 200), offset));
    return { part, keys, mustExist: inFull ? !isAction(text, offset) : isAsked };
}

function checkSource(root, parts, used, problems) {
    const sources = files(root, "src", (path) => /\.(cpp|h)$/.test(path) && !/_(test|fuzz)\.cpp$/.test(path));
    const prefixes = beginnings(root, parts, sources);
    for (const file of sources) {
        const text = read(root, file), recognises = recognising(text), own = partOfFile(parts, file);
        let lastLine = 0;
        for (const literal of literals(text)) {
            const line = lineOf(text, literal.offset), found = meant(parts, prefixes, own, text, literal);
            if (found?.mustExist && found.keys.length === 0) problems.push({ file, line, what: `the text "${literal.value}" is not in ${parts.get(found.part).folder}/texts` });
            for (const key of found?.keys ?? []) used.add(`${found.part}.${key}`);
            if (line === lastLine || withWords.test(file) || recognises.has(line) || !/[åäöæøÅÄÖÆØ]/.test(literal.value)) continue;
            lastLine = line;
            problems.push({ file, line, what: `words for people belong in texts/ (or say above what they are: // recognises: …): "${literal.value.slice(0, 40)}"` });
        }
    }
}

export function check(root) {
    const problems = [], used = new Set();
    const parts = readTexts(root, problems);
    checkLanguages(root, parts, problems);
    checkFurther(root, parts, problems);
    checkTemplates(root, parts, used, problems);
    checkSource(root, parts, used, problems);
    for (const [name, { folder, texts }] of parts)
        for (const key of Object.keys(texts.sv ?? {}))
            if (!used.has(`${name}.${key}`)) problems.push({ file: `${folder}/texts/sv.json`, line: lineOfKey(root, `${folder}/texts/sv.json`, key), what: `nothing uses "${key}"` });
    return problems;
}

runAsProgram(import.meta, check);
