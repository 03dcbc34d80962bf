// What attackers have done to comparable systems is tried on ours, class by class (the table of docs/asvs.md tells where each is tested in depth).
import { request as send } from "node:http";
import { letterTo, lettersIn, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

/// Runs where text is taken for markup; short enough for every field.
const markup = `'"><img src=x onerror=owned=1>`;

/// A request as no browser sends it: its path and its headers as they are here.
function raw(server, path, headers = {}, method = "GET", body = "") {
    const { hostname, port } = new URL(server.url);
    return new Promise((resolve, reject) => {
        const asked = send({ hostname, port, path, method, headers: { ...headers, "Content-Length": Buffer.byteLength(body) } }, (reply) => {
            let text = "";
            reply.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => resolve({ status: reply.statusCode, headers: reply.headers, text }));
        });
        asked.on("error", reject).end(body);
    });
}

/// Everything that takes text on these pages is filled with markup and sent; neither that page nor those that show it later run it.
async function writesMarkup(walk) {
    const { page } = walk, main = page.getByRole("main");
    const harmless = async (what) => {
        walk.expect(await page.locator('img[src="x"]').count() === 0, `${what}: what somebody typed became markup`);
        if (walk.scripts) walk.expect(await page.evaluate(() => typeof owned) === "undefined", `${what}: what somebody typed was run`);
    };
    // The first form that takes text, and its first button.
    const form = main.locator("form").filter({ has: page.locator('input[type="text"], input[type="search"], input:not([type]), textarea') }).first();
    for (const path of ["/sv/needs/new", "/sv/ideas/new", "/sv/search", "/sv/needs/claim", "/sv/reports", "/sv/organisations"]) {
        await walk.open(path, `a form, ${path}`);
        for (const field of await form.locator('input[type="text"]:visible, input[type="search"]:visible, input:not([type]):visible, textarea:visible').all()) await field.fill(markup);
        await walk.follow(form.getByRole("button").last(), `markup is sent, ${path}`);
        await harmless(path);
    }
    for (const path of ["/sv/search?q=", "/sv/search?sort=", "/sv/organisations?name=", "/sv/sign-in?next=", "/sv/search?organisation=", "/sv/needs/decisions?x="]) {
        await walk.open(path + encodeURIComponent(markup), `markup in the address, ${path}`);
        await harmless(path);
    }
}

/// What was stored is read by those who have more to lose than the one who wrote it.
async function storesMarkup(walk, headers) {
    const { page } = walk, main = page.getByRole("main");
    await walk.open("/sv/needs/new", "a need of a visitor's");
    const organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec(await page.content())[1];
    const visitors = await page.request.post("/sv/needs/send", { form: { form_token: await main.locator('input[name="form_token"]').first().inputValue(), title: "Det här har ingen sett än", story: "Väntar.", language: "sv", organisation }, headers });
    walk.expect(visitors.status() === 200, `a visitor's need was answered ${visitors.status()}`);
    await walk.signIn("maja");
    await walk.open("/sv/account", "an account");
    const profile = main.locator("form").filter({ has: page.locator('input[name="name"]') }).first();
    await profile.locator('input[name="name"]').fill(markup);
    await walk.follow(profile.getByRole("button").last(), "a hostile name");
    await walk.open("/sv/needs/new", "a need");
    const form_token = await main.locator('input[name="form_token"]').first().inputValue();
    const told = await page.request.post("/sv/needs/send", { form: { form_token, title: markup, story: markup, for_whom: markup, place: markup, language: "sv", organisation }, headers });
    walk.expect(told.status() === 200, `a need with markup was answered ${told.status()}`);
    const need = /\/needs\/mine\/(\w{26})/.exec(await told.text())[1];
    await walk.context.clearCookies();
    await walk.signIn("karin");
    for (const [path, what] of [["/sv/needs/desk", "the desk"], ["/sv/record", "the record"], ["/sv/needs", "needs"]]) {
        await walk.open(path, what);
        walk.expect(await page.locator('img[src="x"]').count() === 0, `${what}: what somebody stored became markup`);
    }
    await walk.open("/sv/needs/desk", "the desk again");
    const waiting = /\/needs\/desk\/(\w{26})"[^>]*>Det här har ingen sett/.exec(await page.content())[1];
    await walk.follow(main.getByRole("link", { name: markup }).first(), "the hostile need");
    walk.expect(await page.locator('img[src="x"]').count() === 0, "what somebody stored became markup for those who answer");
    if (walk.scripts) walk.expect(await page.evaluate(() => typeof owned) === "undefined", "what somebody stored was run");
    return { organisation, need, waiting, form_token };
}

/// Forms of other sites, without the token, with somebody else's, and cookies in place of a program's token.
async function forgesForms(walk, headers, { form_token }) {
    const { page } = walk, post = (path, form, more = {}) => page.request.post(path, { form, headers: { ...headers, ...more }, maxRedirects: 0 });
    const own = await page.locator('input[name="form_token"]').first().inputValue();
    const name = { name: "Kapad", language: "sv" };
    for (const [what, reply] of [["without a token", await post("/sv/account", name)], ["with another's token", await post("/sv/account", { ...name, form_token })],
        ["from another site", await post("/sv/account", { ...name, form_token: own }, { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" })],
        ["with the token in the address", await post(`/sv/account?form_token=${own}`, name)]])
        walk.expect(reply.status() === 403, `a form ${what} was answered ${reply.status()}`);
    // Signing somebody in as another is a forgery too.
    const login = await post("/sv/sign-in", { email: "karin@sampelby.example", password: "x", form_token: own }, { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" });
    walk.expect(login.status() === 403, `signing in from another site was answered ${login.status()}`);
    const api = await page.request.post("/api/v1/needs", { data: { title: "Kapad" }, headers: { Origin: headers.Origin } });
    walk.expect(api.status() === 401, `a program without a token but with cookies was answered ${api.status()}`);
    await walk.open("/sv/account", "the account as it was");
    walk.expect(!(await page.content()).includes("Kapad"), "a forged form changed the account");
}

/// Things of others: another organisation's, hidden ones, and rights that one gives oneself.
async function reachesForOthers(walk, headers, { organisation, need, waiting }) {
    const { page } = walk;
    await walk.context.clearCookies();
    await walk.signIn("gustav");
    const token = await page.locator('input[name="form_token"]').first().inputValue();
    const form = { form_token: token };
    const refused = [["GET", `/sv/needs/desk/${need}`], ["GET", `/sv/administration/${organisation}`], ["GET", `/sv/record?organisation=${organisation}`, "Sampelby"], ["POST", `/sv/needs/desk/${need}`, { ...form, act: "publish", version: "1" }],
        ["POST", `/sv/administration/${organisation}/invite`, { ...form, email: "gustav@granby.example", role: "coordinator" }], ["POST", `/sv/administration/${organisation}/units`, { ...form, name: "Kapad", kind: "board", from: "2020-01-01" }],
        ["GET", `/sv/registration/need/${need}`], ["GET", `/sv/files/need/${need}`], ["GET", `/sv/place/need/${need}`]];
    for (const [method, path, more] of refused) {
        const reply = method === "GET" ? await page.request.get(path) : await page.request.post(path, { form: more, headers, maxRedirects: 0 });
        if (typeof more === "string") walk.expect(!(await reply.text()).includes(need), `${path} tells of another organisation`);
        else walk.expect([403, 404].includes(reply.status()), `${method} ${path} of another organisation was answered ${reply.status()}`);
    }
    await walk.context.clearCookies();
    for (const path of [`/sv/needs/${waiting}`, `/api/v1/needs/${waiting}`, `/sv/red-thread/need/${waiting}`])
        walk.expect([303, 401, 404].includes((await page.request.get(path, { maxRedirects: 0 })).status()), `${path} is there for a visitor though nobody has looked at it`);
    for (const path of ["/api/v1/export/needs.csv", "/sv/needs.atom", "/sv/search.json?type=need"])
        walk.expect(!(await (await page.request.get(path)).text()).includes(waiting), `${path} tells of what is not public`);
}

/// Addresses: other hosts, other sites, other folders, other methods, and questions to the database.
async function bendsAddresses(walk) {
    const { page, server } = walk, host = new URL(server.url).host;
    const evil = await raw(server, "/sv/account", { Host: "evil.example", "X-Forwarded-Host": "evil.example" });
    walk.expect(!`${evil.headers.location} ${evil.text}`.includes("evil.example"), "the Host of a request stands in the reply");
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
        const { text } = await raw(server, `/sv/sign-in?next=${encodeURIComponent(next)}`, { Host: host });
        walk.expect(!/name="next" value="[^"]*(evil|javascript)/.test(text), `one is sent on to ${next} after signing in`);
    }
    for (const path of ["/assets/../../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%252e%252e%252fetc/passwd", "/sv/files/..%2f..%2fetc%2fpasswd/x", "/sv/../../etc/passwd", "/assets/x%00.css"]) {
        const reply = await raw(server, path, { Host: host });
        walk.expect(reply.status >= 400 && reply.status < 500 && !reply.text.includes("root:"), `${path} was answered ${reply.status}`);
    }
    for (const method of ["TRACE", "CONNECT", "PROPFIND", "DELETE"]) {
        const reply = await raw(server, "/sv/needs", { Host: host, "X-HTTP-Method-Override": "GET" }, method === "CONNECT" ? "PUT" : method);
        walk.expect([400, 403, 405, 501].includes(reply.status), `${method} was answered ${reply.status}`);
    }
    for (const question of ["' OR 1=1 --", "1; DROP TABLE needs", "\") UNION SELECT email FROM members --"])
        for (const name of ["q", "sort", "organisation", "type", "after", "year"]) {
            const reply = await page.request.get(`/sv/search?${name}=${encodeURIComponent(question)}`), text = await reply.text();
            walk.expect(reply.status() < 500 && !/sqlite|syntax error|@sampelby\.example/i.test(text), `${name}=${question} was answered ${reply.status()}`);
        }
    const long = await raw(server, `/sv/search?q=${"x".repeat(20_000)}`, { Host: host });
    walk.expect([400, 414, 431].includes(long.status), `an endless address was answered ${long.status}`);
}

/// Who has an account is told to nobody, a link works once, and guessing is slowed down.
async function guesses(walk, headers) {
    const { page } = walk;
    const texts = [];
    for (const email of ["karin@sampelby.example", "nobody@sampelby.example"]) {
        await walk.open("/sv/sign-in", "signing in");
        const main = page.getByRole("main");
        await main.getByLabel("E-post").fill(email);
        await main.getByLabel("Lösenord").fill("inte det rätta lösenordet");
        await walk.follow(main.getByRole("button", { name: "Logga in", exact: true }), "a wrong password");
        texts.push((await main.innerText()).replaceAll(email, ""));
    }
    walk.expect(texts[0] === texts[1], "signing in tells whether an address has an account");
    const replies = [];
    for (const email of ["karin@sampelby.example", "nobody@sampelby.example"]) {
        await walk.open("/sv/sign-in-link", "asking for a link");
        const main = page.getByRole("main");
        await main.getByLabel("E-post").fill(email);
        await walk.follow(main.locator("form button").last(), "a link is asked for");
        replies.push((await main.innerText()).replaceAll(email, ""));
    }
    walk.expect(replies[0] === replies[1], "asking for a link tells whether an address has an account");
    const link = pathOf(await letterTo(walk.data, "karin@sampelby.example", (one) => pathOf(one).includes("/sign-in/")));
    walk.expect(!lettersIn(walk.data).some((one) => (one.to === "nobody@sampelby.example" && one.text.includes("/sign-in/")) || one.text.includes("evil.example")), "a letter signs a stranger in, or leads to another host");
    const main = page.getByRole("main");
    await walk.open(link, "the link");
    await walk.follow(main.locator('form[method="post"] button').first(), "used");
    await walk.context.clearCookies();
    walk.expectStatus(410);
    await walk.open(link, "the link once more");
    walk.expect(await main.getByRole("button", { name: "Logga in", exact: true }).count() === 0 || !(await page.content()).includes("Karin Koordinator"), "a link was good twice");
    const form_token = await (async () => { await walk.open("/sv/needs/claim", "a claim code"); return main.locator('input[name="form_token"]').first().inputValue(); })();
    let status;
    for (let tried = 0; tried < 40 && status !== 429; ++tried)
        status = (await page.request.post("/sv/needs/claim", { form: { form_token, code: `0000-0000-0000-${String(tried).padStart(4, "0")}` }, headers: { ...headers, "X-Forwarded-For": `203.0.113.${tried}` }, maxRedirects: 0 })).status();
    walk.expect(status === 429, "claim codes can be guessed without end, with another address in a header each time");
}

/// One's own requests are not sent by the server, nothing is done twice at once, and what is too large is refused.
async function overreaches(walk, headers) {
    const { page, server } = walk;
    await walk.signIn("lena");
    const form_token = await page.locator('input[name="form_token"]').first().inputValue();
    for (const address of ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)"]) {
        const reply = await page.request.post("/sv/connectors/new", { form: { form_token, source: "gdp", key: "x", name: "Prov", addresses: address, rhythm: "weekly", weekday: "1", hour: "3" }, headers, maxRedirects: 0 });
        walk.expect(reply.status() >= 400 && reply.status() < 500, `${address} to be fetched was answered ${reply.status()}`);
    }
    const id = (await (await page.request.get("/sv/search.json?type=idea")).json()).items[0].id;
    const path = `/sv/support/idea/${id}`, before = (await (await page.request.get(`/api/v1/ideas/${id}`)).json()).supports;
    await Promise.all(Array.from({ length: 10 }, () => page.request.post(path, { form: { form_token, act: "give" }, headers, maxRedirects: 0 })));
    const after = (await (await page.request.get(`/api/v1/ideas/${id}`)).json()).supports;
    walk.expect(after - before <= 1, `ten at once from one person gave ${after - before} supports`);
    const large = await raw(server, "/sv/needs/send", { Host: new URL(server.url).host, "Content-Type": "application/x-www-form-urlencoded", Origin: headers.Origin, "Sec-Fetch-Site": "same-origin" }, "POST", `story=${"x".repeat(600_000)}`).catch(() => ({ status: 413 }));
    walk.expect([400, 403, 413].includes(large.status), `a body without end was answered ${large.status}`);
}

export default journey("An attacker tries what has worked on comparable systems, class by class, and gets nowhere.", async (walk) => {
    const headers = { Origin: new URL(walk.server.url).origin, "Sec-Fetch-Site": "same-origin" };
    for (const status of [400, 403, 404, 422, 429]) walk.expectStatus(status);
    await writesMarkup(walk);
    const made = await storesMarkup(walk, headers);
    await forgesForms(walk, headers, made);
    await reachesForOthers(walk, headers, made);
    await bendsAddresses(walk);
    await guesses(walk, headers);
    await overreaches(walk, headers);
}, { widths: [1280] });
