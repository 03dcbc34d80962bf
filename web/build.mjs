// Makes web/dist: bundles with a hash of their content in the name, .br and .gz beside them, and manifest.json.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inter } from "./build/font.mjs";
import { icons } from "./build/icons.mjs";
import { licences } from "./build/licences.mjs";
import { places } from "./build/places.mjs";

const here = import.meta.dirname;
const dist = join(here, "dist");

/** Files that are made rather than written, imported as "samverk:NAME". */
const made = {
  "inter-latin.woff2": { loader: "file", contents: () => inter("latin") },
  "inter-more.woff2": { loader: "file", contents: () => inter("more") },
  "places.json": { loader: "json", contents: () => JSON.stringify({ ...places(), coarse: undefined }) },
};

/** ECharts empties elements with innerHTML, which our policy on Trusted Types does not let anybody do. */
const emptied = {
  name: "emptied elements",
  setup({ onLoad }) {
    onLoad({ filter: /zrender\/lib\/canvas\/Painter\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replaceAll(/root\.innerHTML = '';/g, "root.replaceChildren();");
      if (contents === source || contents.includes("innerHTML")) throw new Error(`${path} is not as we know it`);
      return { contents, loader: "js" };
    });
  },
};

const madeFiles = {
  name: "made files",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^samverk:/ }, ({ path }) => ({ path: path.slice("samverk:".length), namespace: "made" }));
    onLoad({ filter: /.*/, namespace: "made" }, async ({ path }) => {
      const { loader, contents } = made[path];
      return { loader, contents: await contents(path) };
    });
  },
};

/** "site-4KX2ABCD.css" is site.css to those who ask for it. */
const logicalName = (path) => basename(path).replace(/-[A-Z0-9]{8}(\.[a-z0-9]+)$/, "$1");

const hashedName = (name, contents) => {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  return name.replace(/(\.[a-z]+)$/, `-${hash}$1`);
};

const bundle = (entryPoints, splitting = false) =>
  build({
    absWorkingDir: here,
    entryPoints,
    splitting,
    outdir: dist,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: "/assets",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome109", "firefox115", "safari16"],
    legalComments: "none",
    plugins: [madeFiles, emptied],
    logLevel: "warning",
  });

// Only charts come in two parts: the watcher, and the drawing that it fetches when a chart comes into view.
const bundled = await Promise.all([bundle(["styles/site.css", "scripts/site.js", "scripts/map.js"]), bundle(["scripts/charts.js"], true)]);

const files = bundled.flatMap(({ outputFiles }) => outputFiles).map(({ path, contents }) => ({ name: basename(path), contents: Buffer.from(contents) }));
const { coarse, width, height, municipalities } = places();
// In the units of places.json, which are tenths.
const land = `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="land"><g transform="scale(10)">${Object.values(coarse).map((d) => `<path d="${d}"/>`).join("")}</g></symbol></svg>`;
for (const [name, text] of [
  // For maps that the program draws: the land to refer to, and where each municipality is on it.
  ["land.svg", land],
  ["places.json", JSON.stringify({ width, height, municipalities })],
  ["icons.svg", icons(join(here, "icons"))],
  ["mark.svg", readFileSync(join(here, "icons", "mark.svg"), "utf8")],
  ["licences.txt", licences(join(here, "node_modules"))],
]) {
  const contents = Buffer.from(text);
  files.push({ name: hashedName(name, contents), contents });
}

const wanted = new Map();
const manifest = {};
for (const { name, contents } of files.sort((a, b) => (logicalName(a.name) < logicalName(b.name) ? -1 : 1))) {
  wanted.set(name, contents);
  const entry = { path: name, bytes: contents.length };
  if (!name.endsWith(".woff2")) {
    const br = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } });
    const gz = gzipSync(contents, { level: 9 });
    wanted.set(`${name}.br`, br).set(`${name}.gz`, gz);
    Object.assign(entry, { br: br.length, gz: gz.length });
  }
  manifest[logicalName(name)] = entry;
}
wanted.set("manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));

// Files that are already right are left alone, so that the program is built anew only when something changed.
mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) if (!wanted.has(name)) rmSync(join(dist, name), { recursive: true });
for (const [name, contents] of wanted) {
  const path = join(dist, name);
  let present;
  try {
    present = readFileSync(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (!present?.equals(contents)) writeFileSync(path, contents);
}

for (const [name, { bytes, br = bytes, gz = bytes }] of Object.entries(manifest))
  console.log(`${name.padEnd(20)} ${String(bytes).padStart(8)}  br ${String(br).padStart(7)}  gz ${String(gz).padStart(7)}`);
