// Fails on unescaped output, inline scripts and styles (the Content-Security-Policy would stop them), posted forms
// without their token, and mistakes of HTML that people with a screen reader or keyboard pay for.
import { files, lineOf, read, runAsProgram } from "./checking.mjs";

const rules = [
    [/\{\{\{|\{\{&/g, "unescaped output: values that are markup are SafeHtml, written {{#name_html}}{{/name_html}}"],
    [/\{\{=/g, "changes Mustache's delimiters, which hides the rest from these checks"],
    [/<script(?![^>]*\bsrc=)(?![^>]*type="application\/(ld\+)?json")[^>]*>/gi, "inline script"],
    [/<style\b/gi, "inline style"],
    [/<[^>]*\sstyle\s*=/gi, "style attribute"],
    [/<[^>]*\son[a-z]+\s*=/gi, "event attribute"],
    [/(href|src|action)\s*=\s*["']?\s*javascript:/gi, "script in an address"],
    [/<(script|link|img|iframe|use)\b[^>]*\b(src|href)="(https?:)?\/\//gi, "loads from another host"],
    [/<img\b(?![^>]*\balt=)[^>]*>/gi, "image without alt"],
    [/<[^>]*\b(?:autofocus|accesskey)\b[^>]*>/gi, "moves the focus by itself"],
    [/\btabindex="[1-9]/gi, "positive tabindex changes the order of the keyboard"],
    [/<[a-z][^>]*\{\{#(\w+)_html\}\}[^>]*>/gi, "markup inside an attribute"],
];

/// The partials that bring the form's token, themselves or by another partial.
function tokenPartials(sources) {
    const partials = new Set(["form_token"]);
    for (let grown = true; grown;) {
        grown = false;
        for (const [file, text] of sources) {
            const name = file.split("/").at(-1).replace(".mustache", "");
            if (partials.has(name) || !bringsToken(text, partials)) continue;
            partials.add(name);
            grown = true;
        }
    }
    return partials;
}

function bringsToken(text, partials) {
    return [...text.matchAll(/\{\{>\s*([\w/]+)\s*\}\}/g)].some(([, name]) => partials.has(name));
}

export function check(root) {
    const problems = [];
    const paths = [...files(root, "src", (path) => path.endsWith(".mustache")), ...files(root, "web", (path) => path.endsWith(".mustache"))];
    // Comments may show what must not be done.
    const sources = paths.map((file) => [file, read(root, file).replace(/\{\{![^]*?\}\}/g, (comment) => comment.replace(/[^\n]/g, " "))]);
    const partials = tokenPartials(sources);
    for (const [file, text] of sources) {
        for (const [pattern, what] of rules)
            for (const match of text.matchAll(pattern)) problems.push({ file, line: lineOf(text, match.index), what: `${what}: ${match[0].slice(0, 60)}` });
        for (const match of text.matchAll(/<form\b[^>]*\bmethod="post"[^>]*>([^]*?)(<\/form>|$)/gi))
            if (!bringsToken(match[1], partials)) problems.push({ file, line: lineOf(text, match.index), what: "a posted form without {{> form_token}}" });
        problems.push(...unclosed(file, text), ...strayBraces(file, text));
    }
    return problems;
}

/// Braces that belong to no tag would be shown to people: a comment ends at its first two.
function strayBraces(file, text) {
    const outside = text.replace(/\{\{[^]*?\}\}/g, (tag) => tag.replace(/[^\n]/g, " "));
    return [...outside.matchAll(/\{\{|\}\}/g)].map(({ index }) => ({ file, line: lineOf(text, index), what: "braces that belong to no tag; a comment ends at its first }}" }));
}

/// Sections that are not closed, or closed in another order.
function unclosed(file, text) {
    const open = [];
    for (const match of text.matchAll(/\{\{([#^/])\s*([\w.]+)\s*\}\}/g)) {
        const line = lineOf(text, match.index);
        if (match[1] !== "/") open.push({ name: match[2], line });
        else if (open.pop()?.name !== match[2]) return [{ file, line, what: `closes the section ${match[2]}, which is not the open one` }];
    }
    return open.map(({ name, line }) => ({ file, line, what: `the section ${name} is never closed` }));
}

runAsProgram(import.meta, check);
