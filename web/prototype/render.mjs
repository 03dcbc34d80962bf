// Renders a sample page as the program will: same partials, same texts, and a missing name fails.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import Mustache from "mustache";
import { page, samples } from "./samples.mjs";

const web = join(import.meta.dirname, "..");
const read = (folder) => Object.fromEntries(readdirSync(folder).filter((file) => file.endsWith(".mustache")).map((file) => [basename(file, ".mustache"), readFileSync(join(folder, file), "utf8")]));
const partials = read(join(web, "partials"));
const pages = read(join(import.meta.dirname, "pages"));
const texts = JSON.parse(readFileSync(join(web, "texts/sv.json"), "utf8"));
const manifest = JSON.parse(readFileSync(join(web, "dist/manifest.json"), "utf8"));
const assets = Object.fromEntries(Object.entries(manifest).map(([name, { path }]) => [name.replace(/[^a-z0-9]/g, "_"), `/assets/${path}`]));

const look = Mustache.Context.prototype.lookup;
Mustache.Context.prototype.lookup = function (name) {
  const found = look.call(this, name);
  if (found === undefined) throw new Error(`needs the value "${name}"`);
  return found;
};

/** The sample page as HTML. */
export function render(name) {
  const { template = name, ...values } = samples[name];
  for (const source of [pages[template], ...Object.values(partials)])
    if (/\{\{[{&=]/.test(source)) throw new Error("{{{, {{& and {{= are not used");
  try {
    return Mustache.render(pages[template], { ...page, assets, t: texts, ...values }, partials).trimStart();
  } catch (error) {
    throw new Error(`${name}: ${error.message}`);
  }
}
