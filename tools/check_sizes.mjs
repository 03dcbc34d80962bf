// Fails on C++ files over 400 lines and functions over 40, but for those that the table below excuses; and on lines of
// the table that excuse nothing any more.
import { files, read, runAsProgram, withoutComments } from "./checking.mjs";

export const limits = { file: 400, lines: 40, test: 85 };

/// What may be longer, and why: a path, or "path function". An excuse holds up to `most` lines. A test may be 85 lines
/// long: it is often one page or file, and what must come of it.
export const excused = {
    "src/services/members/common_words.cpp": { most: 1000, because: "a table of words" },
    "src/features/knowledge/readers/page/label_table.cpp": { most: 560, because: "a table of labels in three languages" },
    "src/features/knowledge/knowledge.cpp feature": { most: 120, because: "the table of routes: the feature at a glance" },
    "src/features/open_data/catalogue.cpp catalogue": { most: 80, because: "the catalogue from its top to its end: one list of statements" },
    "src/features/knowledge/project_view.cpp project_view": { most: 50, because: "one list of the values of the page" },
    "src/features/knowledge/import_pages.cpp form_page": { most: 60, because: "the form from its first field to its last" },
    "src/features/knowledge/import_pages.cpp show_import": { most: 65, because: "one list of the values of the page" },
    "src/features/knowledge/imports.cpp Importer::carry_out": { most: 55, because: "an import from its beginning to each of its ends" },
    "src/features/knowledge/sent_fields.cpp Checking::field": { most: 60, because: "one case for each field" },
    "src/features/knowledge/stories/form_view.cpp form_view": { most: 50, because: "one list of the values of the page" },
    "src/features/knowledge/stories/writing_pages.cpp new_page": { most: 50, because: "one list of the values of the page" },
    "src/features/knowledge/readers/page/page.cpp read_label": { most: 45, because: "one case for each label" },
    "src/features/knowledge/readers/page/page_facts.cpp take_fact": { most: 45, because: "one case for each fact" },
    "src/features/knowledge/knowledge_rules_test.cpp full_content": { most: 45, because: "a project with a value in each field" },
    "src/app/commands/serve.cpp serve": { most: 60, because: "what serving starts, in the order in which it falls again" },
    "src/app/find/facets.cpp value_name": { most: 50, because: "one case for each facet" },
    "src/app/find/views.cpp table": { most: 45, because: "the table from its heads to its cells" },
    "src/app/home/home.cpp front": { most: 60, because: "one list of the values of the page" },
    "src/platform/documents/made_office.h ?": { most: 50, because: "a document that tests make, as text" },
    "src/platform/tables/made_workbook.h made_xlsx": { most: 45, because: "a workbook that tests make, as text" },
    "src/platform/http/response.cpp reason": { most: 50, because: "one line for each status" },
    "src/platform/http/smuggling.h smuggled_by_transfer_encoding": { most: 45, because: "a list of attacks" },
    "src/platform/http/smuggling.h smuggled_by_form": { most: 55, because: "a list of attacks" },
    "src/platform/language/lexicon.cpp Lexicon::readings": { most: 50, because: "the rules of reading a word, in their order" },
};

/// The text with what stands in comments and literals blanked, so that braces and lines are those of the code.
function bare(text) {
    const blank = (part) => part.replace(/[^\n]/g, " ");
    return withoutComments(text)
        .replace(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, blank)
        .replace(/R"(\w*)\([^]*?\)\1"/g, blank)
        .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g, (part, offset, whole) => (/[0-9a-fA-F]/.test(whole[offset - 1] ?? "") && part[0] === "'" ? part : blank(part)));
}

const control = /^(if|for|while|switch|catch|else|do|return|case)\b/;

/// What a block is by what stands before its brace.
function kindOf(head) {
    const words = head.trim().replace(/^template\s*<[^;{}]*?>\s*(?=\w)/, "");
    if (/^(inline\s+)?namespace\b/.test(words) || /^extern\s*$/.test(words)) return "scope";
    if (/^(typedef\s+)?(class|struct|union|enum)\b/.test(words) && !/\)\s*(const)?$/.test(words)) return "scope";
    const isCall = /\)\s*((const|noexcept|override|final|mutable|requires\b.*|&&?|->.*|:[^:].*)\s*)*$/s.test(words);
    return isCall && !control.test(words) && !/(^|[^=!<>])=\s*[^=]*$/s.test(words.replace(/operator\s*[=!<>]+/g, "")) ? "function" : "other";
}

/// The functions of a C++ text: [{ name, line, lines }]. Lambdas belong to the function around them.
export function functions(text) {
    const code = bare(text), found = [], open = [];
    let headBegins = 0, depth = 0;
    const lineAt = (offset) => code.slice(0, offset).split("\n").length;
    for (let at = 0; at < code.length; at += 1) {
        const c = code[at];
        if (c === "(") depth += 1;
        if (c === ")") depth -= 1;
        if (c === "{") {
            const isOutside = depth === 0 && open.every(({ kind }) => kind === "scope");
            const head = code.slice(headBegins, at);
            const kind = isOutside ? kindOf(head) : "other";
            open.push({ kind, head, from: headBegins + head.length - head.trimStart().length });
            if (kind !== "other" || !isOutside) headBegins = at + 1;
        } else if (c === "}") {
            const block = open.pop();
            if (block?.kind === "function") {
                const line = lineAt(block.from);
                const name = block.head.match(/([\w:~]+|operator\s*\S+)\s*\(/)?.[1] ?? "?";
                found.push({ name, line, lines: lineAt(at) - line + 1 });
            }
            if (block && (block.kind !== "other" || open.every(({ kind }) => kind === "scope") === false)) headBegins = at + 1;
        } else if (c === ";" && depth === 0) headBegins = at + 1;
    }
    return found;
}

/// Every file and function that is too long and not excused, and every excuse that is not needed.
export function problems(root, table = excused) {
    const wrong = [], used = new Set();
    const judge = (key, file, line, lines, limit, what) => {
        if (lines <= limit) return;
        const excuse = table[key];
        if (excuse && lines <= excuse.most) used.add(key);
        else wrong.push({ file, line, what: `${what} has ${lines} lines; ${excuse ? `excused up to ${excuse.most}` : `the limit is ${limit}`}` });
        if (excuse) used.add(key);
    };
    for (const path of files(root, "src", (name) => /\.(cpp|h)$/.test(name))) {
        const text = read(root, path);
        judge(path, path, 1, text.split("\n").length - 1, limits.file, "the file");
        for (const { name, line, lines } of functions(text)) judge(`${path} ${name}`, path, line, lines, name === "TEST_CASE" ? limits.test : limits.lines, name);
    }
    for (const key of Object.keys(table)) if (!used.has(key)) wrong.push({ file: key.split(" ")[0], line: 1, what: `the excuse for "${key}" is not needed any more` });
    return wrong;
}

runAsProgram(import.meta, problems);
