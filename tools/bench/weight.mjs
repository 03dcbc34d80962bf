// Bytes over the wire as Chromium counts them: a first page view with an empty cache, then further pages.
import { launchBrowser } from "../../tests/journeys/harness.mjs";
import { startServer } from "../../tests/samverk_process.mjs";
import { aProjectPage, program, worldOf } from "./measuring.mjs";

/// Loads a page and gives { bytes, hosts, requests }.
async function load(page, session, url) {
    const seen = { bytes: 0, hosts: new Set(), requests: 0 };
    const asked = ({ request }) => {
        seen.requests += 1;
        seen.hosts.add(new URL(request.url).host);
    };
    const finished = ({ encodedDataLength }) => {
        seen.bytes += encodedDataLength;
    };
    session.on("Network.requestWillBeSent", asked);
    session.on("Network.loadingFinished", finished);
    await page.goto(url, { waitUntil: "networkidle" });
    session.off("Network.requestWillBeSent", asked);
    session.off("Network.loadingFinished", finished);
    return seen;
}

export async function measure() {
    const server = await startServer(program, await worldOf(1000));
    const { path } = await aProjectPage(server);
    const browser = await launchBrowser();
    const rows = [];
    try {
        const context = await browser.newContext({ locale: "sv-SE" });
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send("Network.enable");
        for (const [name, address, mark] of [
            ["first view: front page", "/sv/", "≤ 100 kB"], ["then a search", "/sv/search?q=vatten", "≤ 15 kB"],
            ["then a project", path, "≤ 15 kB"], ["then the front page again", "/sv/", "≤ 15 kB"],
        ]) {
            const { bytes, hosts, requests } = await load(page, session, `${server.url}${address}`);
            rows.push({ what: `${name} (${requests} requests to ${hosts.size} host)`, value: bytes / 1000, unit: "kB", mark });
        }
    } finally {
        await browser.close();
        await server.stop();
    }
    return rows;
}
