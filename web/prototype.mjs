// Draws sample pages from the real partials, styles and scripts, shows them in Chromium under the real
// Content-Security-Policy, takes screenshots and asks axe.  node prototype.mjs OUT [PAGE…]
import { createServer } from "node:http";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { render } from "./prototype/render.mjs";
import { samples } from "./prototype/samples.mjs";

const here = import.meta.dirname;
const [out, ...only] = process.argv.slice(2);
if (!out) throw new Error("say where the pictures go: node prototype.mjs OUT [PAGE…]");
mkdirSync(out, { recursive: true });

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types samverk";
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2", txt: "text/plain" };
const suggestions = [
  { text: "bostadsbrist", kind: null, url: null },
  { text: "Delat boende i Sampelby", kind: "projekt", url: "/project" },
  { text: "Bostadsförsörjning för unga", kind: "lärande exempel", url: "/case" },
];

const pages = Object.fromEntries(Object.keys(samples).map((name) => [name, render(name)]));
for (const [name, html] of Object.entries(pages)) writeFileSync(join(out, `${name}.html`), html);

const server = createServer(({ url }, response) => {
  const path = new URL(url, "http://localhost").pathname;
  if (path === "/suggestions") return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ suggestions }));
  if (path.startsWith("/assets/")) {
    const file = path.slice("/assets/".length);
    if (!readdirSync(join(here, "dist")).includes(file)) return response.writeHead(404).end();
    return response.writeHead(200, { "Content-Type": types[file.split(".").pop()] }).end(readFileSync(join(here, "dist", file)));
  }
  const page = pages[path.slice(1)];
  response.writeHead(page ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy }).end(page);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
let faults = 0;
const fault = (where, text) => {
  faults++;
  console.log(`${where}: ${text}`);
};

for (const name of Object.keys(samples).filter((page) => !only.length || only.includes(page)))
  for (const [width, colorScheme] of [[1280, "light"], [390, "light"], [1280, "dark"], [390, "dark"]]) {
    const where = `${name}-${width}${colorScheme === "dark" ? "-dark" : ""}`;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && fault(where, message.text()));
    page.on("pageerror", (error) => fault(where, error.message));
    await page.goto(`${address}/${name}`, { waitUntil: "networkidle" });
    for (const shown of await page.locator("[data-chart]").all()) await shown.scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => scrollTo(0, 0));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const { id, nodes } of violations) for (const node of nodes.slice(0, 3)) fault(where, `axe ${id}: ${node.html.slice(0, 160)} — ${node.failureSummary.split("\n")[1]?.trim()}`);
    await page.screenshot({ path: join(out, `${where}.png`), fullPage: true });
    if (width === 390) {
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) fault(where, `${overflow} px too wide at 320 px`);
    }
    await context.close();
  }
/** What a page looks like when somebody uses it: [name, page, width, what they do]. */
const moments = [
  ["suggestions", "front", 1280, async (page) => { await page.locator("#search-words").pressSequentially("bos"); await page.getByRole("option").first().waitFor(); await page.keyboard.press("ArrowDown"); }],
  ["menu-open", "front", 390, (page) => page.getByRole("button", { name: "Meny" }).click()],
  ["member-open", "project", 1280, (page) => page.locator(".top-member summary").click()],
  ["thread-open", "project", 390, (page) => page.locator(".fold summary").click()],
  ["facets-open", "search", 390, (page) => page.locator(".facets-fold summary").click()],
  ["sort-open", "search", 390, (page) => page.locator(".result-more summary").first().click()],
  ["map-tiles", "map", 1280, (page) => page.getByRole("button", { name: "Län", exact: true }).click()],
  ["map-keys", "map", 1280, async (page) => { await page.locator(".map-canvas").focus(); for (const key of ["ArrowUp", "ArrowUp", "+", "+", "ArrowLeft"]) await page.keyboard.press(key); }],
  ["filtered", "search", 1280, async (page) => { await page.getByLabel("Lund").check(); await page.waitForURL(/kommun=3/); await page.locator(".is-loading").waitFor({ state: "detached" }); }],
  ["focus", "project", 1280, async (page) => { for (let i = 0; i < 14; i++) await page.keyboard.press("Tab"); }],
  ["print", "project", 794, (page) => page.emulateMedia({ media: "print" })],
  ["forced-colours", "project", 1280, (page) => page.emulateMedia({ forcedColors: "active" })],
];
for (const [name, sample, width, act] of moments.filter(([name]) => !only.length || only.includes(name))) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  page.on("console", (message) => message.type() === "error" && fault(name, message.text()));
  page.on("pageerror", (error) => fault(name, error.message));
  await page.goto(`${address}/${sample}`, { waitUntil: "networkidle" });
  await act(page);
  await page.screenshot({ path: join(out, `moment-${name}.png`), fullPage: name === "print" });
  await page.close();
}
const plain = await browser.newPage({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
for (const sample of ["front", "map", "search"]) {
  await plain.goto(`${address}/${sample}`);
  await plain.screenshot({ path: join(out, `without-scripts-${sample}.png`) });
}
await browser.close();
server.close();
console.log(faults ? `${faults} faults` : "no faults");
process.exitCode = faults ? 1 : 0;
