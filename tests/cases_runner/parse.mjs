// Reads a .case file: what is asked and what is expected. See README.md in this folder.

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const requestLine = new RegExp(`^(${methods}) (\\S+)(?: as (\\S+))?(?: from (\\S+))?( without token)?(?:\\s{2,}(\\S.*))?$`);

export class CaseError extends Error {
    constructor(line, what) {
        super(what);
        this.line = line;
    }
}

function parseRequestLine(text, line) {
    const match = requestLine.exec(text);
    if (!match) throw new CaseError(line, `not a request: "${text}"`);
    const [, method, path, person, from, withoutToken, encoded] = match;
    return { line, method, path, person, from, withToken: !withoutToken, encoded, headers: [], fields: [], uploads: [], body: undefined, expectations: [], keeps: [] };
}

/// A line between the request line and the status.
function addToRequest(step, text, line) {
    const upload = /^ {2,}file (\S+) = (\S+)(?: as "([^"]*)")?(?: of (\S+))?$/.exec(text);
    const field = /^ {2,}([^\s=]+) = ?(.*)$/.exec(text);
    const header = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(text);
    if (upload) step.uploads.push({ field: upload[1], file: upload[2], name: upload[3] ?? upload[2].split("/").at(-1), type: upload[4] ?? "application/octet-stream" });
    else if (field) step.fields.push([field[1], field[2]]);
    else if (header) step.headers.push([header[1], header[2]]);
    else throw new CaseError(line, `neither a header nor a field: "${text}"`);
}

const expectationForms = [
    [/^contains: (.+)$/, ([text]) => ({ kind: "contains", text })],
    [/^lacks: (.+)$/, ([text]) => ({ kind: "lacks", text })],
    [/^location: (.+)$/, ([text]) => ({ kind: "header", name: "Location", operator: ":", value: text })],
    [/^header ([A-Za-z0-9-]+)(:| ~) ?(.*)$/, ([name, operator, value]) => ({ kind: "header", name, operator: operator.trim(), value })],
    [/^no header ([A-Za-z0-9-]+)$/, ([name]) => ({ kind: "no header", name })],
    [/^json (\$\S*) (==|!=|~|counts|is absent)(?: (.+))?$/, ([path, operator, value]) => ({ kind: "json", path, operator, value })],
];

/// A line below the status.
function addExpectation(step, text, line) {
    const keep = /^keep (\w+) = (json|location|body|header) (.+)$/.exec(text);
    if (keep) return step.keeps.push({ line, name: keep[1], from: keep[2], pattern: keep[3] });
    const count = /^count: (.+)$/.exec(text);
    if (count) {
        for (const part of count[1].split(/,\s*/)) {
            const match = /^(\w+) (\d+)$/.exec(part.trim());
            if (!match) throw new CaseError(line, `not a count: "${part}"`);
            step.expectations.push({ line, kind: "count", table: match[1], number: Number(match[2]) });
        }
        return undefined;
    }
    for (const [pattern, make] of expectationForms) {
        const match = pattern.exec(text);
        if (match) return step.expectations.push({ line, ...make(match.slice(1)) });
    }
    throw new CaseError(line, `not an expectation: "${text}"`);
}

/// { sentence, world (or undefined), steps }. Throws CaseError.
export function parseCase(text) {
    const parsed = { sentence: "", world: undefined, steps: [] };
    let step, part = "head", body;
    for (const [index, whole] of text.split("\n").entries()) {
        const line = index + 1, status = /^--- (\d{3})$/.exec(whole);
        if (status && (part === "request" || part === "body")) {
            if (part === "body") step.body = body.join("\n");
            step.status = Number(status[1]);
            part = "expectations";
        } else if (part === "body") {
            body.push(whole);
        } else if (whole.startsWith("#")) {
            parsed.sentence ||= whole.slice(1).trim();
        } else if (whole.trim() === "") {
            continue;
        } else if (part === "head" && whole.startsWith("world: ")) {
            parsed.world = whole.slice("world: ".length).trim();
        } else if (part === "request" && whole.trim() === "body:") {
            part = "body";
            body = [];
        } else if (part === "request") {
            addToRequest(step, whole, line);
        } else if (part === "expectations" && !requestLine.test(whole)) {
            addExpectation(step, whole.trim(), line);
        } else {
            step = parseRequestLine(whole.trimEnd(), line);
            parsed.steps.push(step);
            part = "request";
        }
    }
    if (!parsed.sentence) throw new CaseError(1, "the first line is a # with the sentence that this case shows");
    if (parsed.steps.length === 0) throw new CaseError(1, "nothing is asked");
    if (part !== "expectations") throw new CaseError(step.line, "no status is expected (--- 200)");
    return parsed;
}
