// What an organisation lets other sites show is shown in a real browser's frame there, and nowhere else.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Person } from "../faults/bank.mjs";
import { launchBrowser } from "../journeys/harness.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", listed = "https://www.sampelby.example";
let copy, server, browser, organisation;

before(async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    server = await startServer(program, copy.data, world.serving);
    const karin = await Person.signIn(server, world.links.get("karin"));
    organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await karin.get("/sv/needs/new")).body)[1];
    const reply = await karin.post(`/sv/administration/${organisation}/embedding`, { version: "0", origins: listed });
    assert.equal(reply.status, 303);
    karin.close();
    // The other site is made up, and ours is on this very machine.
    browser = await launchBrowser(["--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights"]);
});
after(async () => {
    await browser?.close();
    const wrong = await server.stop();
    copy.remove();
    assert.equal(wrong, undefined);
});

/// What a page of `origin` shows of ours within it: nothing when the browser holds it back.
async function shownAt(origin, path) {
    const context = await browser.newContext(), page = await context.newPage(), said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("requestfailed", (request) => said.push(`${request.url()} ${request.failure()?.errorText}`));
    await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>En annan webbplats</title><iframe title="Samverk" src="${server.url}${path}"></iframe>` }));
    await page.goto(`${origin}/sida`);
    await page.waitForLoadState("load");
    const frame = page.frames()[1], text = await frame.locator("body").innerText().catch(() => "");
    const cookies = await context.cookies(server.url);
    await context.close();
    return { text, said: said.join("\n"), cookies };
}

test("the site that is listed shows needs and the form's first question, without a cookie", async () => {
    for (const [what, words] of [["needs", /Gatlyktorna/], ["tell", /Berätta/]]) {
        const { text, said, cookies } = await shownAt(listed, `/sv/embed/${organisation}/${what}`);
        assert.match(text, words, `${what}: ${text.slice(0, 300)} ${said}`);
        assert.deepEqual(cookies, []);
        assert.doesNotMatch(said, /Content Security Policy/);
    }
});

test("no other site shows them, nor does the listed one show any other page", async () => {
    for (const [origin, path] of [["https://evil.example", `/sv/embed/${organisation}/needs`], ["https://sampelby.example", `/sv/embed/${organisation}/needs`], [listed, "/sv/sign-in"], [listed, "/sv"]]) {
        const { text, said } = await shownAt(origin, path);
        assert.doesNotMatch(text, /Gatlyktorna|Logga in|Samverk/, `${origin} shows ${path}`);
        assert.match(said, /frame-ancestors|X-Frame-Options/, `${origin} ${path}: the browser does not say why`);
    }
});
