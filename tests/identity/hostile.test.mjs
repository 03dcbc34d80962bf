// Services that lie, each in one way: nobody comes in, the page says what to do, and nothing of a person is in the log.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { HostileProvider } from "./hostile_provider.mjs";
import { connect, newProvider, startPlace } from "./place.mjs";

let place, provider, other, made, madeOther;

before(async () => {
    place = await startPlace();
    made = await newProvider(place);
    provider = await HostileProvider.start();
    await connect(place, made, provider.issuer);
    madeOther = await newProvider(place);
    other = await HostileProvider.start({ client: "samverk-2" });
    await connect(place, madeOther, other.issuer, { client_id: "samverk-2" });
});
after(async () => {
    await provider?.stop();
    await other?.stop();
    await place?.stop();
});
beforeEach(() => {
    Object.assign(provider, { said: {}, headers: {}, lies: {}, back: {}, token: undefined, besides: {}, subject: "anna-1" });
    other.back = {};
});

const members = () => place.rows("SELECT count(*) AS n FROM members")[0].n;
const isBack = (address) => address.includes("/sign-in/return/");

/// Tries to sign in; the page that came, and whether anybody is in.
async function attempt(more = {}) {
    const visitor = await place.visitor(), reply = await visitor.open(`/sv/sign-in/with/${made.id}`, more);
    return { visitor, reply, isIn: visitor.cookies().has("sid") };
}

/// The attempt is refused with this status and these words, and leaves no account and no session.
async function refused(status, words, run = attempt) {
    const before = members(), { reply, isIn } = await run();
    assert.equal(reply.status, status, reply.text.replace(/<[^>]+>/g, " ").slice(0, 800));
    assert.match(reply.text, words);
    assert.match(reply.text, /Logga in på ett annat sätt|Försök igen/, "the page has no way on");
    assert.equal(isIn, false);
    assert.equal(members(), before);
}
const distrusted = /Vi litar inte på svaret/;

test("first, the same service without a lie lets somebody in", async () => {
    const { reply, isIn } = await attempt();
    assert.equal(reply.status, 200, reply.text.slice(0, 300));
    assert.ok(isIn);
    const asked = provider.asked.find(({ place }) => place === "auth").query;
    assert.equal(asked.get("code_challenge_method"), "S256");
    assert.ok(asked.get("state").length === 43 && asked.get("nonce").length === 43 && asked.get("state") !== asked.get("nonce"));
    assert.equal(asked.get("redirect_uri"), `${place.url}/sign-in/return/${made.id}`);
    const token = provider.asked.find(({ place }) => place === "token");
    assert.equal(Buffer.from(token.headers.authorization.slice(6), "base64").toString(), "samverk:en-hemlighet-for-samverk");
    assert.ok(!token.body.has("client_secret"));
});

for (const [lie, change] of Object.entries({
    "another's issuer in the token": () => { provider.said = { iss: "https://evil.example" }; },
    "a token for another organisation's client": () => { provider.said = { aud: "samverk-2" }; },
    "a token for several, made for another": () => { provider.said = { aud: ["samverk", "samverk-2"], azp: "samverk-2" }; },
    "another attempt's nonce": () => { provider.said = { nonce: "x".repeat(43) }; },
    "a token that is over": () => { provider.said = { exp: 1 }; },
    "a token of the future": () => { provider.said = { iat: Math.floor(Date.now() / 1000) + 3600 }; },
    "a token of nobody": () => { provider.said = { sub: "" }; },
    "a token that nobody signed": () => { provider.token = (code) => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(provider.claims(code))).toString("base64url")}.`; },
    "a token whose key it brings along": () => { provider.token = (code) => { const right = provider.key, keys = provider.keys; provider.newKey("one"); const token = provider.sign(provider.claims(code), { jwk: provider.key.jwk, jku: `${provider.issuer}/evil` }); Object.assign(provider, { key: right, keys }); return token; }; },
    "a token without end": () => { provider.said = { name: "a".repeat(200_000) }; },
    "a token that is none": () => { provider.token = () => "nonsense"; },
    "an answer from nobody": () => { provider.back = { iss: undefined }; },
    "an answer from another": () => { provider.back = { iss: "https://evil.example" }; },
    "an answer without a code": () => { provider.back = { code: undefined }; },
    "somebody else at userinfo": () => { provider.said = { email: undefined }; provider.besides = { sub: "karin-1", email: "karin@sampelby.example", email_verified: true }; },
})) test(`${lie} lets nobody in`, () => {
    change();
    return refused(502, distrusted);
});

test("a service's answer for another one's attempt lets nobody in", async () => {
    // The other service makes the browser bring its code to the way back of an attempt that began elsewhere.
    const mixed = async () => {
        const visitor = await place.visitor();
        const kept = await visitor.open(`/sv/sign-in/with/${made.id}`, { until: isBack });
        const theirs = await (await place.visitor()).open(`/sv/sign-in/with/${madeOther.id}`, { until: isBack });
        const mine = new URL(kept.stopped), forged = new URL(theirs.stopped);
        forged.searchParams.set("state", mine.searchParams.get("state"));
        const reply = await visitor.open(forged.href);
        return { visitor, reply, isIn: visitor.cookies().has("sid") };
    };
    await refused(400, /Vi känner inte igen/, mixed);
    assert.equal(provider.asked.filter(({ place }) => place === "token").at(-1)?.body.get("code")?.startsWith("code-"), true);
});

test("a code that somebody else got is of no use here", async () => {
    const stolen = await attempt({ until: isBack }), own = await attempt({ until: isBack });
    const forged = new URL(own.reply.stopped);
    forged.searchParams.set("code", new URL(stolen.reply.stopped).searchParams.get("code"));
    // PKCE: the code was given for another challenge.
    await refused(502, distrusted, async () => ({ reply: await own.visitor.open(forged.href), isIn: own.visitor.cookies().has("sid") }));
});

test("parameters that stand twice, and a state of somebody else, lead back to the beginning", async () => {
    const kept = await attempt({ until: isBack });
    const both = async (address) => ({ reply: await kept.visitor.open(address), isIn: kept.visitor.cookies().has("sid") });
    const stranger = new URL(kept.reply.stopped);
    stranger.searchParams.set("state", "x".repeat(43));
    await refused(400, /Vi känner inte igen/, () => both(stranger.href));
    await refused(400, /Vi känner inte igen/, () => both(`${kept.reply.stopped}&code=another`));
});

test("a new key is found once by itself, and a stranger's key is not asked for again and again", async () => {
    await attempt();
    const before = provider.count("jwks");
    provider.newKey("two");
    assert.ok((await attempt()).isIn, "the new key was not found");
    assert.equal(provider.count("jwks"), before + 1);
    const right = provider.keys;
    provider.newKey("three");
    provider.keys = right;
    for (let i = 0; i < 3; ++i) await refused(502, distrusted);
    assert.equal(provider.count("jwks"), before + 1, "unknown keys made us ask more than once a minute");
    provider.newKey("two");
    const karin = await place.person("karin"), page = `${place.base(false)}/${made.id}`;
    assert.match((await karin.form(page, `${page}/try`, {})).text, /en nyckel som vi kan använda/);
});

for (const [how, lie] of Object.entries({
    "says nothing": () => {},
    "sends a byte now and then": (request, response) => { response.writeHead(200, { "Content-Type": "application/json" }); const more = setInterval(() => response.write(" "), 200); response.on("close", () => clearInterval(more)); },
    "sends without end": (request, response) => { response.writeHead(200, { "Content-Type": "application/json" }); const send = () => { while (!response.destroyed && response.write(" ".repeat(65536))); if (!response.destroyed) response.once("drain", send); }; send(); },
    "is out of order": (request, response) => response.writeHead(500).end("fel"),
    "breaks off": (request, response) => { response.writeHead(200, { "Content-Length": 1000 }); response.write("{"); response.destroy(); },
})) test(`a service that ${how} when it is to give tokens keeps nobody waiting for long`, () => {
    provider.lies.token = lie;
    return refused(503, /Tjänsten svarar inte/);
});

test("a service that sends our code elsewhere is not followed", async () => {
    let isAsked = false;
    provider.lies.elsewhere = (request, response) => { isAsked = true; response.end("{}"); };
    provider.lies.token = (request, response) => response.writeHead(307, { Location: `${provider.issuer}/elsewhere` }).end();
    await refused(502, distrusted);
    assert.equal(isAsked, false);
});

test("a service whose document is another's, leads inside or is not to be had says so when it is tried", async () => {
    const tried = async (document, words) => {
        const fresh = await HostileProvider.start(), mine = await newProvider(place);
        const page = await connect(place, mine, fresh.issuer), karin = await place.person("karin");
        const right = fresh.metadata();
        fresh.lies.metadata = (request, response) => (document ? response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(document(right))) : response.writeHead(404).end());
        const reply = await karin.form(page, `${page}/try`, {});
        assert.match(reply.text, words);
        const visitor = await place.visitor(), start = await visitor.open(`/sv/sign-in/with/${mine.id}`);
        assert.equal(start.status, 502);
        assert.match(start.text, /inte rätt inställd/);
        await fresh.stop();
    };
    await tried((right) => ({ ...right, issuer: "https://id.example" }), /metadata issuer/);
    await tried((right) => ({ ...right, token_endpoint: "javascript:alert(1)" }), /metadata endpoint/);
    await tried((right) => ({ ...right, code_challenge_methods_supported: ["plain"] }), /metadata no_pkce/);
    await tried((right) => ({ ...right, id_token_signing_alg_values_supported: ["HS256"] }), /metadata no_algorithm/);
    await tried(undefined, /status 404/);
});

test("keys that cannot be had let nobody in", async () => {
    const fresh = await HostileProvider.start(), mine = await newProvider(place);
    await connect(place, mine, fresh.issuer);
    for (const lie of [(request, response) => response.writeHead(503).end(), (request, response) => response.destroy()]) {
        fresh.lies.jwks = lie;
        const visitor = await place.visitor(), reply = await visitor.open(`/sv/sign-in/with/${mine.id}`);
        assert.equal(reply.status, 503);
        assert.equal(visitor.cookies().has("sid"), false);
    }
    await fresh.stop();
});

test("an address that the service does not vouch for is sent no letter, and gets nobody an account by its domain", async () => {
    const mine = await newProvider(place);
    await connect(place, mine, provider.issuer, { admits: "domains", domains: "sampelby.example" });
    const tries = async (said, status) => {
        provider.said = said;
        const visitor = await place.visitor(), reply = await visitor.open(`/sv/sign-in/with/${mine.id}`);
        assert.equal(reply.status, status, reply.text.slice(0, 300));
    };
    await tries({ sub: "d-1", email_verified: false }, 403);
    await tries({ sub: "d-2", email_verified: "true" }, 403);
    await tries({ sub: "d-3", email: "d@sampelby.example.evil.example" }, 403);
    await tries({ sub: "d-4", email: "d@evil.example\n@sampelby.example" }, 403);
    await tries({ sub: "d-5" }, 200);
    provider.said = {};
});

test("who is not invited gets no account where only the invited do; who is gets it with the role", async () => {
    const mine = await newProvider(place);
    await connect(place, mine, provider.issuer, { admits: "invited" });
    provider.said = { sub: "i-1", email: "inbjuden@sampelby.example" };
    await refused(403, /Det finns inget konto för dig än/, async () => {
        const visitor = await place.visitor();
        return { reply: await visitor.open(`/sv/sign-in/with/${mine.id}`), isIn: visitor.cookies().has("sid") };
    });
    const karin = await place.person("karin"), invite = `/sv/administration/${place.sampelby}/invite`;
    assert.equal((await karin.form(invite, invite, { email: "inbjuden@sampelby.example", role: "contributor" })).status, 303);
    const visitor = await place.visitor();
    assert.equal((await visitor.open(`/sv/sign-in/with/${mine.id}`)).status, 200);
    assert.deepEqual(place.rows("SELECT role, came_from FROM member_roles WHERE member = (SELECT member FROM identities WHERE subject = 'i-1')").map(({ role, came_from }) => [role, came_from]), [["contributor", ""]]);
    assert.equal(place.rows("SELECT count(*) AS n FROM invitations WHERE email = 'inbjuden@sampelby.example'")[0].n, 0);
    provider.said = {};
});

test("an organisation's service lets nobody into another organisation's roles, nor the nation's", async () => {
    const gustav = await place.person("gustav"), lena = await place.person("lena");
    for (const [who, subject] of [[gustav, "gustav-1"], [lena, "lena-1"]]) {
        provider.said = { sub: subject };
        const ask = await who.open(`/sv/account/ways-in/add/${made.id}`);
        const reply = await who.form("/sv/account/ways-in", "/sv/account/ways-in/add", { sealed_password: /name="sealed_password" value="([^"]+)"/.exec(ask.body)[1] });
        assert.match(reply.headers.location, /done=added/);
        provider.said = { sub: subject, acr: "urn:test:loa3", amr: ["mfa"] };
        const visitor = await place.visitor();
        await visitor.open(`/sv/sign-in/with/${made.id}`);
        assert.ok(visitor.cookies().has("sid"));
        assert.equal((await visitor.open("/sv/needs/desk")).status, 403);
        assert.equal((await visitor.open("/sv/providers")).status, 403);
    }
    provider.said = {};
});

test("no lie left a secret, a code or an address in the log", () => {
    const log = place.log();
    for (const word of ["en-hemlighet", "an-access-token", "code-", "sampelby.example", "anna-1", "eyJ"]) assert.ok(!log.includes(word), `the log has "${word}"`);
    assert.match(log, /"detail":"id_token audience"|id_token audience/);
});
