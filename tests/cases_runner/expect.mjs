// Holds a reply against what a case expects, and takes values out of it for later steps.

/// {name} becomes the kept value; what is not kept stays as it is.
export function filled(text, kept) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => kept[name] ?? whole);
}

/// The value at "$.items[0].title", or undefined. "$" is the whole.
export function at(value, path) {
    if (!/^\$(\.[\w-]+|\[-?\d+\]|\["[^"]+"\])*$/.test(path)) throw new Error(`not a path: ${path}`);
    for (const [, name, index, quoted] of path.matchAll(/\.([\w-]+)|\[(-?\d+)\]|\["([^"]+)"\]/g)) {
        if (value === undefined || value === null) return undefined;
        value = index === undefined ? value[name ?? quoted] : value.at?.(Number(index));
    }
    return value;
}

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/// HTML's text as a person reads it, so that a case may say: contains: Sam & Co
export function unescaped(html) {
    return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) =>
        decimal ? String.fromCodePoint(Number(decimal)) : hexadecimal ? String.fromCodePoint(parseInt(hexadecimal, 16)) : named[name] ?? whole);
}

function shortened(value) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text === undefined ? "nothing" : text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function parsedJson(reply) {
    try {
        return JSON.parse(reply.body);
    } catch {
        throw new Error(`the reply is not JSON: ${shortened(reply.body)}`);
    }
}

function wrongJson({ path, operator, value }, reply, kept) {
    const found = at(parsedJson(reply), path);
    const expected = value === undefined ? undefined : filled(value, kept);
    const same = () => JSON.stringify(found) === JSON.stringify(JSON.parse(expected));
    if (operator === "is absent") return found === undefined ? undefined : `${path} is ${shortened(found)}, not absent`;
    if (operator === "==") return same() ? undefined : `${path} is ${shortened(found)}, not ${expected}`;
    if (operator === "!=") return same() ? `${path} is ${expected}` : undefined;
    if (operator === "counts") return found?.length === Number(expected) ? undefined : `${path} has ${found?.length} members, not ${expected}`;
    return new RegExp(expected, "u").test(typeof found === "string" ? found : JSON.stringify(found) ?? "") ? undefined : `${path} is ${shortened(found)}, which is not like ${expected}`;
}

function wrongHeader({ name, operator, value }, reply, kept) {
    const found = reply.headers[name.toLowerCase()];
    const expected = filled(value, kept);
    const right = operator === "~" ? new RegExp(expected, "u").test(found ?? "") : found === expected;
    return right ? undefined : `${name} is ${shortened(found)}, not ${operator === "~" ? "like " : ""}"${expected}"`;
}

/// What is wrong with the reply, or undefined. `count(table)` gives the rows of a table.
export function wrong(expectation, reply, kept, count) {
    const text = expectation.text === undefined ? "" : filled(expectation.text, kept);
    // What has a "<" is about markup; the rest is what a person reads.
    const holds = () => reply.body.includes(text) || (!text.includes("<") && unescaped(reply.body).includes(text));
    switch (expectation.kind) {
        case "contains": return holds() ? undefined : `does not contain "${text}"`;
        case "lacks": return holds() ? `contains "${text}"` : undefined;
        case "header": return wrongHeader(expectation, reply, kept);
        case "no header": return expectation.name.toLowerCase() in reply.headers ? `has the header ${expectation.name}` : undefined;
        case "json": return wrongJson(expectation, reply, kept);
        case "count": {
            const found = count(expectation.table);
            return found === expectation.number ? undefined : `${expectation.table} has ${found} rows, not ${expectation.number}`;
        }
        default: throw new Error(`unknown expectation ${expectation.kind}`);
    }
}

/// The value that `keep` takes out of the reply. Throws when it is not there.
export function taken({ from, pattern }, reply) {
    if (from === "json") {
        const value = at(parsedJson(reply), pattern);
        if (value === undefined) throw new Error(`nothing at ${pattern}`);
        return String(value);
    }
    const header = from === "header" ? /^(\S+) (.+)$/.exec(pattern) : undefined;
    const text = from === "location" ? reply.headers.location : header ? reply.headers[header[1].toLowerCase()] : reply.body;
    const match = new RegExp(header ? header[2] : pattern, "u").exec(text ?? "");
    if (!match) throw new Error(`${from} has nothing like ${pattern}: ${shortened(text)}`);
    return unescaped(match[1] ?? match[0]);
}
