// Letters as the tests read them: from the folder where a program without a mail server puts them.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { becomes } from "../becomes.mjs";

/// Quoted-printable as text.
function decoded(text) {
    const bytes = text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hexadecimal) => String.fromCharCode(parseInt(hexadecimal, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}

/// A letter's bytes as { to, subject, text, html, links, header(name) }.
export function readLetter(bytes) {
    const unfolded = bytes.slice(0, bytes.indexOf("\r\n\r\n")).replace(/\r\n /g, " ");
    const boundary = /boundary="([^"]+)"/.exec(unfolded)[1];
    const header = (name) => new RegExp(`^${name}: (.*)$`, "im").exec(unfolded)?.[1].trim();
    const word = (encoded) => decoded(encoded.replace(/_/g, "=20"));
    const subject = header("Subject").replace(/\?= =\?utf-8\?Q\?/g, "").replace(/=\?utf-8\?Q\?(.*?)\?=/g, (_, encoded) => word(encoded));
    const parts = bytes.split(`--${boundary}`).slice(1, 3).map((part) => decoded(part.slice(part.indexOf("\r\n\r\n") + 4)));
    return { to: /<(.*)>/.exec(header("To"))[1], subject, text: parts[0], html: parts[1], links: [...parts[0].matchAll(/https?:\/\/\S+/g)].map(([link]) => link), header };
}

/// The letters of a data folder, in the order in which they were written.
export function lettersIn(data) {
    const folder = join(data, "mail");
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => name.endsWith(".eml")).sort().map((name) => readLetter(readFileSync(join(folder, name), "utf8")));
}

/// Waits for the newest letter to an address that `fits`.
export async function letterTo(data, address, fits = () => true) {
    const letter = (letters) => letters.filter((one) => one.to === address && fits(one)).at(-1);
    const others = (letters) => `no letter to ${address} came; there are ${letters.map(({ to, subject }) => `${to}: ${subject}`).join(", ") || "none"}`;
    return letter(await becomes(() => lettersIn(data), letter, others));
}

/// The path of the first link in a letter, without its host.
export function pathOf(letter) {
    return letter.links[0].replace(/^https?:\/\/[^/]+/, "");
}
