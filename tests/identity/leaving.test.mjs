// Signing out at the service that one came by, and being signed out by it: by npm's oidc-provider, and by a server that lies.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { becomes } from "../becomes.mjs";
import { startGoodProvider } from "./good_provider.mjs";
import { HostileProvider } from "./hostile_provider.mjs";
import { connect, newProvider, startPlace } from "./place.mjs";

let place, good, made, liar, madeLiar;
const event = { "http://schemas.openid.net/event/backchannel-logout": {} };

before(async () => {
    place = await startPlace();
    made = await newProvider(place);
    good = await startGoodProvider(made);
    await connect(place, made, good.issuer);
    madeLiar = await newProvider(place);
    liar = await HostileProvider.start({ client: "samverk-2" });
    await connect(place, madeLiar, liar.issuer, { client_id: "samverk-2" });
});
after(async () => {
    await good?.stop();
    await liar?.stop();
    await place?.stop();
});
beforeEach(() => Object.assign(liar, { said: {}, headers: {}, lies: {}, subject: "anna-1" }));

async function comeIn(provider) {
    const visitor = await place.visitor(), reply = await visitor.open(`/sv/sign-in/with/${provider.id}`);
    assert.equal(reply.status, 200, reply.text.slice(0, 500));
    assert.ok(visitor.cookies().has("sid"));
    return visitor;
}
const isIn = async (visitor) => (await visitor.send("GET", "/sv/account")).status === 200;
const signOut = (visitor) => visitor.form("/sv/account", "/sv/sign-out", {});

/// The service tells us: { status, headers, body }.
async function tell(token, { to = madeLiar.tellsOut, more = {} } = {}) {
    const reply = await fetch(to, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ ...(token === undefined ? {} : { logout_token: token }), ...more }) });
    return { status: reply.status, headers: reply.headers, body: await reply.text() };
}
function said(more = {}) {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: liar.issuer, aud: "samverk-2", iat: now, exp: now + 120, jti: randomUUID(), events: event, sub: "anna-1", ...more };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

test("signing out ends the session here at once, says what is still open there, and leads there and back", async () => {
    const visitor = await comeIn(made), reply = await signOut(visitor);
    assert.equal(reply.status, 303);
    assert.match(reply.headers.location, /\/sv\/signed-out$/);
    assert.equal(visitor.cookies().has("sid"), false);
    const page = await visitor.open("/sv/signed-out");
    assert.match(page.text, /Du är utloggad här/);
    assert.match(page.text, /fortfarande inloggad hos Sampelbys inloggning/);
    assert.match(page.headers["cache-control"], /no-store/);
    const there = await visitor.send("GET", "/sv/signed-out/there"), address = new URL(there.headers.location);
    assert.equal(address.origin, good.issuer);
    assert.equal(address.searchParams.get("post_logout_redirect_uri"), made.signedOut);
    assert.equal(address.searchParams.get("state").length, 43);
    assert.equal(JSON.parse(Buffer.from(address.searchParams.get("id_token_hint").split(".")[1], "base64url")).sub, "anna-1");
});

test("the whole way: out at the service, and back to a page that says so; coming in again asks anew", async () => {
    const visitor = await comeIn(made);
    await signOut(visitor);
    const asks = await visitor.open("/sv/signed-out/there");
    assert.equal(asks.status, 200, asks.text.slice(0, 500));
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asks.body)?.[1];
    assert.ok(xsrf, asks.body.slice(0, 500));
    const confirmed = await visitor.send("POST", `${good.issuer}/session/end/confirm`, { headers: { Origin: good.issuer }, body: new URLSearchParams({ xsrf, logout: "yes" }).toString() });
    const back = await visitor.open(new URL(confirmed.headers.location, good.issuer).href);
    assert.match(back.url, /\/signed-out\/\w{26}\?state=/);
    assert.match(back.text, /Du är utloggad både här och hos Sampelbys inloggning/);
    assert.equal(visitor.cookies().has("leaving"), false);
    assert.match((await visitor.open(back.url)).text, /Ingen är inloggad här/, "the way back is told twice");
});

test("a way back that nobody here began, or of another service, says nothing of having been there", async () => {
    const visitor = await comeIn(made);
    await signOut(visitor);
    for (const address of [`${made.signedOut}?state=${"x".repeat(43)}`, made.signedOut, madeLiar.signedOut]) {
        const page = await visitor.open(address);
        assert.equal(page.status, 200);
        assert.match(page.text, /Ingen är inloggad här/);
        assert.ok(visitor.cookies().has("leaving"));
    }
    const cross = await visitor.send("GET", "/sv/signed-out/there", { headers: { "Sec-Fetch-Site": "cross-site" } });
    assert.match(cross.headers.location, /\/sv\/signed-out$/, "another site could sign people out");
});

test("a service that cannot sign people out: only our session ends, and the page says so", async () => {
    const visitor = await comeIn(madeLiar);
    await signOut(visitor);
    const page = await visitor.open("/sv/signed-out");
    assert.match(page.text, /Vi kan inte logga ut dig hos/);
    assert.equal((await visitor.send("GET", "/sv/signed-out/there")).headers.location.endsWith("/sv/signed-out"), true);
    assert.equal(await isIn(visitor), false);
});

test("who came by a password or a link signs out as ever", async () => {
    const karin = await place.visitor("maja"), reply = await signOut(karin);
    assert.match(reply.headers.location, /sign-in\?done=out$/);
    assert.match((await karin.open("/sv/signed-out")).text, /Ingen är inloggad här/);
});

test("npm's provider tells us of a sign-out, and what came from that session there ends, nothing else", async () => {
    const here = await comeIn(made), elsewhere = await comeIn(made);
    assert.ok(place.rows("SELECT provider_session FROM sessions WHERE provider = ? ORDER BY started_at DESC", made.id)[0].provider_session, "the provider named no session of its own");
    const asks = await here.open(`${good.issuer}/session/end`), xsrf = /name="xsrf" value="([^"]+)"/.exec(asks.body)[1];
    const done = await here.send("POST", `${good.issuer}/session/end/confirm`, { headers: { Origin: good.issuer }, body: new URLSearchParams({ xsrf, logout: "yes" }).toString() });
    assert.ok(done.status < 400, done.body);
    await becomes(() => isIn(here), (is) => !is);
    assert.ok(await isIn(elsewhere), "another session of the same person has ended");
});

test("by person: all their sessions that came from the service end; a token is good once", async () => {
    const one = await comeIn(madeLiar), two = await comeIn(madeLiar), other = await comeIn(made);
    liar.subject = "berit-2";
    const berit = await comeIn(madeLiar);
    const token = liar.sign(said(), { typ: "logout+jwt" }), reply = await tell(token);
    assert.equal(reply.status, 200, reply.body);
    assert.match(reply.headers.get("cache-control"), /no-store/);
    assert.deepEqual([await isIn(one), await isIn(two), await isIn(berit), await isIn(other)], [false, false, true, true]);
    liar.subject = "anna-1";
    const again = await comeIn(madeLiar), replay = await tell(token);
    assert.equal(replay.status, 400);
    assert.match(replay.headers.get("cache-control"), /no-store/);
    assert.equal(JSON.parse(replay.body).error, "invalid_request");
    assert.ok(await isIn(again), "a token that was used ended a later session");
});

test("by session: only what came from that session there ends; one that was given no name ends with the person's", async () => {
    liar.said = { sid: "s-1" };
    const first = await comeIn(madeLiar);
    liar.said = { sid: "s-2" };
    const second = await comeIn(madeLiar);
    liar.said = {};
    const nameless = await comeIn(madeLiar);
    assert.equal((await tell(liar.sign(said({ sub: undefined, sid: "s-1" })))).status, 200);
    assert.deepEqual([await isIn(first), await isIn(second), await isIn(nameless)], [false, true, true]);
    assert.equal((await tell(liar.sign(said({ sub: "berit-2", sid: "s-2" })))).status, 200);
    assert.ok(await isIn(second), "somebody else's name ended it");
    assert.equal((await tell(liar.sign(said({ sid: "s-2" })))).status, 200);
    assert.deepEqual([await isIn(second), await isIn(nameless)], [false, false]);
});

const now = () => Math.floor(Date.now() / 1000);
for (const [lie, make] of Object.entries({
    "of another issuer": () => liar.sign(said({ iss: "https://evil.example" })),
    "for somebody else": () => liar.sign(said({ aud: "samverk" })),
    "without an audience": () => liar.sign(said({ aud: undefined })),
    "of the future": () => liar.sign(said({ iat: now() + 3600, exp: now() + 7200 })),
    "made long ago": () => liar.sign(said({ iat: now() - 3600 })),
    "that is over": () => liar.sign(said({ iat: now() - 300, exp: now() - 200 })),
    "without an end": () => liar.sign(said({ exp: undefined })),
    "without the event": () => liar.sign(said({ events: undefined })),
    "with another event": () => liar.sign(said({ events: { "http://schemas.openid.net/event/other": {} } })),
    "whose event is no object": () => liar.sign(said({ events: { "http://schemas.openid.net/event/backchannel-logout": true } })),
    "with a nonce": () => liar.sign(said({ nonce: "n" })),
    "with an empty nonce": () => liar.sign(said({ nonce: "" })),
    "of nobody": () => liar.sign(said({ sub: undefined })),
    "of an empty person": () => liar.sign(said({ sub: "" })),
    "of a number": () => liar.sign(said({ sub: 17 })),
    "without a name of its own": () => liar.sign(said({ jti: undefined })),
    "that nobody signed": () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(said())).toString("base64url")}.`,
    "that was changed after signing": () => { const [head, , signature] = liar.sign(said({ sub: "berit-2" })).split("."); return `${head}.${Buffer.from(JSON.stringify(said())).toString("base64url")}.${signature}`; },
    "of a critical kind": () => liar.sign(said(), { crit: ["x"], x: 1 }),
    "of another type": () => liar.sign(said(), { typ: "at+jwt" }),
    "that lets somebody in": () => liar.sign(liar.claims({ nonce: "n" })),
    "without end": () => liar.sign(said({ more: "a".repeat(200_000) })),
    "that is none": () => "nonsense",
    "that is not there": () => undefined,
})) test(`a word ${lie} ends nothing`, async () => {
    const visitor = await comeIn(madeLiar), reply = await tell(make());
    assert.equal(reply.status, 400, reply.body);
    assert.match(reply.headers.get("cache-control"), /no-store/);
    assert.ok(await isIn(visitor), "the session has ended");
});

test("a sign-out's token lets nobody in", async () => {
    liar.token = ({ nonce }) => liar.sign({ ...liar.claims({ nonce }), events: event }, { typ: "logout+jwt" });
    const visitor = await place.visitor(), reply = await visitor.open(`/sv/sign-in/with/${madeLiar.id}`);
    liar.token = undefined;
    assert.equal(reply.status, 502);
    assert.equal(visitor.cookies().has("sid"), false);
});

test("one service's word does not reach what came from another; and unknown services are not found", async () => {
    const visitor = await comeIn(made), mine = await comeIn(madeLiar);
    assert.equal((await tell(liar.sign(said()), { to: made.tellsOut })).status, 400);
    assert.ok(await isIn(visitor) && await isIn(mine));
    assert.equal((await tell(liar.sign(said()), { to: `${place.url}/sign-out/from/${"0".repeat(26)}` })).status, 404);
    assert.equal((await tell(liar.sign(said()), { to: `${place.url}/sign-out/from/x` })).status, 404);
    assert.equal((await fetch(madeLiar.tellsOut)).status, 405);
});

test("what is not understood beside the token is passed over; a token that stands twice is not", async () => {
    const visitor = await comeIn(madeLiar), token = liar.sign(said());
    const twice = await fetch(madeLiar.tellsOut, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: `logout_token=${token}&logout_token=${token}` });
    assert.equal(twice.status, 400);
    assert.ok(await isIn(visitor));
    assert.equal((await tell(token, { more: { else: "1" } })).status, 200);
    assert.equal(await isIn(visitor), false);
});

test("the same word by several at once is taken, and no secret of it is in the log", async () => {
    const visitor = await comeIn(madeLiar), token = liar.sign(said());
    const all = await Promise.all(Array.from({ length: 8 }, () => tell(token)));
    assert.ok(all.every(({ status }) => status === 200 || status === 400));
    assert.equal(all.filter(({ status }) => status === 200).length, 1);
    assert.equal(await isIn(visitor), false);
    assert.ok(!place.log().includes(token) && !place.log().includes(token.split(".")[1]));
});

test("what a service said is sealed where it is kept, and goes with the session", async () => {
    const visitor = await comeIn(madeLiar);
    const tokens = () => place.rows("SELECT sealed_token FROM sessions WHERE provider = ? AND sealed_token <> ''", madeLiar.id);
    const before = tokens().length;
    assert.ok(before > 0 && tokens().every(({ sealed_token }) => !sealed_token.includes("eyJ")));
    await signOut(visitor);
    assert.equal(tokens().length, before - 1);
});
