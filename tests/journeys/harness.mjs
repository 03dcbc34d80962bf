// What a journey has: a browser window at the real program, and everything that must hold on each page it sees.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = fromWeb("playwright-core");
const axe = readFileSync(fromWeb.resolve("axe-core/axe.min.js"), "utf8");

/// The rules of accessibility that must hold without exception.
const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export function launchBrowser(more = []) {
    const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    // Chromium's own sandbox does not work for root, as which tests run in containers.
    const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
    return chromium.launch({ executablePath: "/usr/bin/chromium", args: [...quiet, ...sandbox, ...more] });
}

/// A journey: what a person does, as a sentence, and how. It is made in each kind of window (see windows) unless it
/// says which: { widths: [1280, 390], javascript: [true, false] }.
export function journey(sentence, steps, { widths = [1280, 390], javascript = [true, false] } = {}) {
    return { sentence, steps, windows: widths.flatMap((width) => javascript.map((scripts) => ({ width, scripts }))) };
}

/// One journey in one window. Whatever is wrong on the way is collected in `problems`.
export class Walk {
    static async start(browser, server, world, name, { width, scripts }) {
        const context = await browser.newContext({ baseURL: server.url, locale: "sv-SE", timezoneId: "Europe/Stockholm", javaScriptEnabled: scripts,
            viewport: { width, height: width < 600 ? 844 : 900 }, reducedMotion: "reduce" });
        context.setDefaultTimeout(20_000);
        return new Walk(context, await context.newPage(), server, world, name, { width, scripts });
    }

    constructor(context, page, server, world, name, window) {
        Object.assign(this, { context, page, server, world, name, ...window });
        this.isNarrow = window.width < 600;
        this.problems = [];
        this.seen = 0;
        this.notLookedAt = undefined;
        this.expectedStatuses = new Set([200, 303, 304]);
        this.otherHosts = new Set();
        this.watch();
    }

    watch() {
        const { origin } = new URL(this.server.url);
        this.context.on("request", (request) => {
            const url = new URL(request.url());
            if (url.origin !== origin && !this.otherHosts.has(url.origin) && !["data:", "blob:"].includes(url.protocol)) this.problems.push(`asked another host: ${request.url()}`);
        });
        this.context.on("response", (response) => {
            if (!this.expectedStatuses.has(response.status())) this.problems.push(`${response.url()} was answered ${response.status()}`);
        });
        this.page.on("pageerror", (error) => this.problems.push(`a script failed: ${error}`));
        // Also what the Content-Security-Policy stops is an error there. Statuses are looked at above.
        this.page.on("console", (message) => {
            if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.problems.push(`the console says: ${message.text()}`);
        });
        this.page.on("framenavigated", (frame) => {
            // A script that writes the same address into the history makes no other page.
            if (frame !== this.page.mainFrame() || ["about:blank", this.notLookedAt, this.lastLookedAt].includes(frame.url())) return;
            if (this.notLookedAt) this.problems.push(`${this.notLookedAt} was passed without a look`);
            this.notLookedAt = frame.url();
        });
    }

    /// Pages may answer with this status from here on (404, 422 …).
    expectStatus(status) {
        this.expectedStatuses.add(status);
    }

    /// The way leads over this other host from here on, as to a service that people sign in by.
    expectHost(origin) {
        this.otherHosts.add(origin);
    }

    /// Signs in as a person of the world, through a one-time link.
    async signIn(person) {
        await this.page.goto(this.world.links.get(person));
        const button = this.page.getByRole("main").locator('form[method="post"] button');
        if (await button.count() > 0) {
            await this.look("sign-in");
            await button.first().click();
        }
        await this.look(`signed in as ${person}`);
    }

    /// Opens an address and looks at the page.
    async open(path, what) {
        await this.page.goto(path);
        await this.look(what);
    }

    /// Follows a link or presses a button that leads to another page, and looks at that.
    async follow(locator, what) {
        await Promise.all([this.page.waitForEvent("framenavigated"), locator.click()]);
        await this.look(what);
    }

    /// What must hold on every page; leaves a screenshot.
    async look(what) {
        await this.page.waitForLoadState("load");
        this.notLookedAt = undefined;
        this.lastLookedAt = this.page.url();
        this.seen += 1;
        const sideways = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (sideways > 0) this.problems.push(`${what}: the page is ${sideways} pixels wider than the window`);
        if (!this.scripts) return;
        await this.page.evaluate(() => document.fonts.ready.then(() => true));
        const folder = join("build/screenshots", this.name);
        mkdirSync(folder, { recursive: true });
        await this.page.screenshot({ path: join(folder, `${String(this.seen).padStart(2, "0")}-${what.replace(/[^\wåäöÅÄÖ]+/g, "-")}-${this.width}.png`), fullPage: true });
        await this.checkAccessibility(what);
    }

    async checkAccessibility(what) {
        await this.page.evaluate(axe);
        const { violations } = await this.page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), standard);
        for (const { id, help, nodes } of violations)
            this.problems.push(`${what}: ${help} (${id}): ${nodes.slice(0, 5).map(({ target }) => target.join(" ")).join(" · ")}`);
    }

    /// A fact that must be true, with a sentence for when it is not.
    expect(truth, sentence) {
        if (!truth) throw new Error(sentence);
    }

    async stop() {
        await this.context.close();
    }
}
