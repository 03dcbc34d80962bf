// What must hold of the front end without a browser: node --test test.mjs, after build.mjs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parts } from "./build/font.mjs";
import { places } from "./build/places.mjs";

const here = import.meta.dirname;
const read = (...path) => readFileSync(join(here, ...path), "utf8");
const partials = Object.fromEntries(readdirSync(join(here, "partials")).map((file) => [file, read("partials", file)]));
const scripts = Object.fromEntries(readdirSync(join(here, "scripts")).map((file) => [file, read("scripts", file)]));
const manifest = JSON.parse(read("dist/manifest.json"));
const texts = Object.fromEntries(["sv", "en", "nb"].map((language) => [language, JSON.parse(read("texts", `${language}.json`))]));
const own = (source) => source.replace(/\{\{!.*?\}\}/gs, "");

test("every text that a partial asks for exists in every language", () => {
  for (const [file, source] of Object.entries(partials))
    for (const [, id] of own(source).matchAll(/\{\{t\.(\w+)\}\}/g)) for (const language in texts) assert.ok(texts[language][id], `${file} needs ${id} in ${language}`);
});

test("the languages have the same texts, and none is empty", () => {
  for (const language in texts) {
    assert.deepEqual(Object.keys(texts[language]), Object.keys(texts.sv));
    for (const [id, text] of Object.entries(texts[language])) assert.notEqual(text.trim(), "", `${language} ${id}`);
  }
});

test("partials never write unescaped values, inline styles or inline scripts", () => {
  for (const [file, source] of Object.entries(partials)) {
    assert.doesNotMatch(source, /\{\{[{&=]/, file);
    assert.doesNotMatch(own(source), /\sstyle=|\son\w+=|<style|javascript:/, file);
    for (const [tag] of own(source).matchAll(/<script[^>]*>/g)) assert.match(tag, /src="\{\{assets\.|type="application\/ld\+json"/, file);
  }
});

test("every partial begins by saying what it expects, and the comment ends where it seems to", () => {
  for (const [file, source] of Object.entries(partials)) {
    assert.ok(source.startsWith("{{!"), file);
    const [comment] = source.match(/^\{\{!.*?\}\}/s);
    // "}}" inside a comment would end it early and print the rest on the page.
    assert.ok(!comment.includes("\n") || comment.endsWith("\n}}"), file);
  }
});

test("no partial has the name of a value", () => {
  const names = new Set(Object.keys(partials).map((file) => file.replace(".mustache", "")));
  for (const [file, source] of Object.entries(partials)) for (const [, name] of own(source).matchAll(/\{\{[#^/]?(\w+)[.}]/g)) assert.ok(!names.has(name), `${file}: ${name}`);
});

test("every icon that is shown exists", () => {
  const drawn = new Set(readdirSync(join(here, "icons")).map((file) => file.replace(".svg", "")));
  for (const [file, source] of Object.entries(partials)) for (const [, icon] of source.matchAll(/icons_svg\}\}#(\w+)"/g)) assert.ok(drawn.has(icon), `${file}: ${icon}`);
  for (const kind of ["info", "done", "warning", "list", "map", "table"]) assert.ok(drawn.has(kind), kind);
});

test("every class that a partial or a sample page uses has a style", () => {
  const styled = new Set(readdirSync(join(here, "styles")).flatMap((file) => [...read("styles", file).matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name)));
  const samples = Object.fromEntries(readdirSync(join(here, "prototype/pages")).map((file) => [file, read("prototype/pages", file)]));
  for (const [file, source] of Object.entries({ ...partials, ...samples }))
    for (const [, names] of own(source).matchAll(/class="([^"]*)"/g)) {
      const plain = names.replace(/\{\{[#^/][^}]*\}\}/g, " ").replace(/[\w-]*\{\{[^}]*\}\}/g, "");
      for (const name of plain.split(" ").filter((one) => one && !one.startsWith("ds-"))) assert.ok(styled.has(name), `${file}: ${name}`);
    }
});

test("only one file turns text into elements, through the policy that the header allows", () => {
  for (const [file, source] of Object.entries(scripts)) {
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createContextualFragment/, file);
    if (file !== "pages.js") assert.doesNotMatch(source, /parseFromString|createPolicy/, file);
  }
});

test("the browser is told exactly the letters that each font file has", () => {
  const faces = read("styles/fonts.css").split("@font-face").filter((face) => face.includes("samverk:"));
  for (const [name, { letters }] of Object.entries(parts)) {
    const face = faces.find((one) => one.includes(`inter-${name}.woff2`));
    const promised = face.match(/unicode-range: ([^;]+);/)[1].split(", ").flatMap((range) => {
      const [first, last = first] = range.slice(2).split("-").map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    assert.deepEqual(promised, [...letters].map((letter) => letter.codePointAt(0)).sort((a, b) => a - b), name);
  }
});

test("Sami, Finnish and the Scandinavian languages are covered by the two font files", () => {
  const all = parts.latin.letters + parts.more.letters;
  for (const letter of "åäöæøéüáčđŋšŧžÁČĐŊŠŦŽ–’”…€") assert.ok(all.includes(letter), letter);
});

test("every municipality has a place within the margins of the drawing, north above south", () => {
  const { municipalities, width, height, counties } = places();
  assert.equal(Object.keys(municipalities).length, 290 + 357);
  assert.equal(Object.keys(counties).length, 21 + 15);
  for (const [code, [x, y]] of Object.entries(municipalities)) assert.ok(x >= -250 && x <= width + 250 && y >= -250 && y <= height + 250, code);
  const [kiruna, stockholm, malmo, oslo] = ["SE-2584", "SE-0180", "SE-1280", "NO-0301"].map((code) => municipalities[code]);
  assert.ok(kiruna[1] < stockholm[1] && stockholm[1] < malmo[1] && oslo[0] < stockholm[0]);
});

test("what every first view needs stays small", () => {
  const sent = (name) => manifest[name].br ?? manifest[name].bytes;
  const first = ["site.css", "site.js", "inter-latin.woff2", "icons.svg", "mark.svg"].reduce((sum, name) => sum + sent(name), 0);
  assert.ok(first <= 60_000, `${first} bytes before the page itself`);
  assert.ok(manifest["site.js"].gz <= 25_000);
  assert.ok(sent("map.js") <= 20_000);
});

test("each bundle lies under a name that carries its content, beside its compressed forms", () => {
  for (const [name, { path, br }] of Object.entries(manifest)) {
    assert.match(path, /-[A-Z0-9]{8}\.\w+$/, name);
    const files = br === undefined ? [path] : [path, `${path}.br`, `${path}.gz`];
    for (const file of files) assert.ok(readFileSync(join(here, "dist", file)).length > 0);
  }
});
