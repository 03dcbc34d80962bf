// Signing in by npm's oidc-provider, whole: the first time, again, joined to an account, with roles by groups, more surely.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { startGoodProvider } from "./good_provider.mjs";
import { connect, newProvider, startPlace } from "./place.mjs";

let place, provider, made, page;

before(async () => {
    place = await startPlace();
    made = await newProvider(place);
    provider = await startGoodProvider(made);
    page = await connect(place, made, provider.issuer);
});
after(async () => {
    await provider?.stop();
    await place?.stop();
});

const signIn = (visitor, query = "") => visitor.open(`/sv/sign-in/with/${made.id}${query}`);
const sessions = () => place.rows("SELECT level, provider, vouched_in, factor, waits FROM sessions WHERE provider <> ''");

test("who comes the first time gets an account of their own, whose address waits for a letter", async () => {
    const visitor = await place.visitor();
    const list = await visitor.open("/sv/sign-in");
    assert.match(list.text, /Logga in med Sampelbys inloggning/);
    const reply = await signIn(visitor, "?next=/sv/search");
    assert.equal(reply.status, 200, reply.text.slice(0, 500));
    assert.match(reply.url, /\/sv\/account\/ways-in\?done=opened_letter$/);
    assert.match(reply.text, /Anna Andersson/);
    const [identity] = place.rows("SELECT * FROM identities");
    assert.deepEqual([identity.issuer, identity.subject], [provider.issuer, "anna-1"]);
    assert.equal(place.rows("SELECT email FROM members WHERE id = ?", identity.member)[0].email, "");
    assert.deepEqual(sessions().map(({ level, vouched_in, factor }) => [level, vouched_in, factor]), [[1, place.sampelby, ""]]);
    const letter = await letterTo(place.data, "anna.a@sampelby.example");
    const changed = await visitor.form(pathOf(letter), pathOf(letter), {});
    assert.equal(changed.status, 303);
    assert.equal(place.rows("SELECT email FROM members WHERE id = ?", identity.member)[0].email, "anna.a@sampelby.example");
    assert.ok(!place.log().includes("anna.a@sampelby.example"), "the log has an address");
});

test("the same person comes to the same account, and goes on to where they were", async () => {
    const visitor = await place.visitor(), reply = await signIn(visitor, "?next=/sv/account");
    assert.match(reply.url, /\/sv\/account$/);
    assert.match(reply.text, /anna\.a@sampelby\.example/);
    assert.equal(place.rows("SELECT * FROM identities").length, 1);
    assert.equal(visitor.cookies().has("attempt"), false);
});

test("a group gives a role and ends it at the next sign-in; a role given by hand stays", async () => {
    const roles = () => place.rows("SELECT role, came_from FROM member_roles WHERE member = (SELECT member FROM identities WHERE subject = 'anna-1')").map(({ role, came_from }) => [role, came_from]);
    provider.people.get("anna-1").groups = ["alla", "samverk-redaktion"];
    await signIn(await place.visitor());
    assert.deepEqual(roles(), [["contributor", made.id]]);
    provider.people.get("anna-1").groups = ["alla"];
    await signIn(await place.visitor());
    assert.deepEqual(roles(), []);
    provider.people.get("anna-1").groups = ["samverk-redaktion"];
    await signIn(await place.visitor());
    const karin = await place.person("karin"), member = place.rows("SELECT member FROM identities")[0].member;
    const person = `/sv/administration/${place.sampelby}/people/${member}`;
    assert.equal((await karin.form(person, person, { act: "give", role: "contributor" })).status, 303);
    provider.people.get("anna-1").groups = [];
    await signIn(await place.visitor());
    assert.deepEqual(roles(), [["contributor", ""]]);
});

test("a role sleeps after a plain sign-in and wakes after one with two steps or at level 3, in this organisation only", async () => {
    const plain = await place.visitor();
    assert.match((await signIn(plain, "?next=/sv/account")).text, /Tills du har ställt in den/);
    for (const way of [{ amr: ["pwd", "mfa"] }, { acr: "urn:test:loa3" }]) {
        provider.next = { id: "anna-1", ...way };
        const visitor = await place.visitor();
        assert.match((await signIn(visitor, "?next=/sv/account")).text, /Medarbetare i Sampelby kommun|Medarbetare.*Sampelby/s);
        assert.equal((await visitor.open("/sv/cases/mine")).status, 200);
    }
    const member = place.rows("SELECT member FROM identities")[0].member;
    assert.ok(place.rows("SELECT * FROM sessions WHERE factor = 'provider' AND member = ?", member).length >= 2);
    provider.next = { id: "anna-1" };
});

test("a way in is added to an account by who is in, after saying yes, and removed again; never the last", async () => {
    provider.people.set("maja-7", { name: "Någon Annan", email: "maja@example.org", email_verified: true, groups: [] });
    provider.next = { id: "maja-7" };
    const maja = await place.visitor("maja");
    const count = place.rows("SELECT count(*) AS n FROM members")[0].n;
    const ask = await maja.open(`/sv/account/ways-in/add/${made.id}`);
    assert.match(ask.text, /Ska det bli ett sätt att komma in på kontot/);
    assert.equal(place.rows("SELECT * FROM identities WHERE subject = 'maja-7'").length, 0, "joined before saying yes");
    const offer = /name="sealed_password" value="([^"]+)"/.exec(ask.body)[1];
    const added = await maja.form("/sv/account/ways-in", "/sv/account/ways-in/add", { sealed_password: offer });
    assert.match(added.headers.location, /done=added/);
    const visitor = await place.visitor();
    assert.match((await signIn(visitor, "?next=/sv/account")).text, /maja@example\.org/);
    assert.equal(place.rows("SELECT count(*) AS n FROM members")[0].n, count);
    const way = place.rows("SELECT id FROM identities WHERE subject = 'maja-7'")[0].id;
    const karin = await place.person("karin");
    assert.equal((await karin.form("/sv/account/ways-in", `/sv/account/ways-in/${way}/remove`, {})).status, 404);
    // Anna's own way is her only one but for the address that she has confirmed.
    assert.match((await maja.form("/sv/account/ways-in", `/sv/account/ways-in/${way}/remove`, {})).headers.location, /done=removed/);
    assert.equal(place.rows("SELECT * FROM identities WHERE subject = 'maja-7'").length, 0);
});

test("an address that already has an account lets nobody into it", async () => {
    provider.people.set("thief-1", { name: "Tjuv", email: "karin@sampelby.example", email_verified: true, groups: [] });
    provider.next = { id: "thief-1" };
    const thief = await place.visitor(), reply = await signIn(thief);
    assert.equal(reply.status, 200);
    const member = place.rows("SELECT member FROM identities WHERE subject = 'thief-1'")[0].member;
    assert.notEqual(member, place.rows("SELECT id FROM members WHERE email = 'karin@sampelby.example'")[0].id);
    assert.equal(place.rows("SELECT email FROM members WHERE id = ?", member)[0].email, "");
    // The owner of the address is told, by a letter that changes nothing.
    const letter = await letterTo(place.data, "karin@sampelby.example");
    assert.doesNotMatch(letter.text, /\/email\//);
    provider.next = { id: "anna-1" };
});

test("the only way in stays", async () => {
    provider.people.set("lone-1", { name: "Ensam", groups: [] });
    provider.next = { id: "lone-1" };
    const lone = await place.visitor();
    await signIn(lone);
    const way = place.rows("SELECT id FROM identities WHERE subject = 'lone-1'")[0].id;
    const reply = await lone.form("/sv/account/ways-in", `/sv/account/ways-in/${way}/remove`, {});
    assert.equal(reply.status, 422);
    assert.match(reply.text, /enda sätt att logga in/);
    assert.equal(place.rows("SELECT * FROM identities WHERE subject = 'lone-1'").length, 1);
    provider.next = { id: "anna-1" };
});

test("what asks for a higher level leads to a service that can give it, and back", async () => {
    const karin = await place.person("karin"), levels = `${place.base(false)}/levels`;
    const beyond = await karin.form(place.base(false), levels, { level_answer: "3", level_give_roles: "2" });
    assert.equal(beyond.status, 422, "nobody asks more of others than they can do themselves");
    provider.people.set("karin-9", { name: "Karin", groups: [] });
    provider.next = { id: "karin-9", acr: "urn:test:loa3" };
    const ask = await karin.open(`/sv/account/ways-in/add/${made.id}`);
    await karin.form("/sv/account/ways-in", "/sv/account/ways-in/add", { sealed_password: /name="sealed_password" value="([^"]+)"/.exec(ask.body)[1] });
    const sure = await place.visitor();
    await signIn(sure);
    const set = await sure.form(place.base(false), levels, { level_answer: "2", level_give_roles: "3" });
    assert.match(set.headers.location ?? set.text, /done=levels/);
    const invite = `/sv/administration/${place.sampelby}/invite`;
    const more = await karin.open(invite);
    assert.match(more.url, /\/sign-in\/more/);
    assert.match(more.text, /Logga in säkrare/);
    const link = /href="(\/sv\/sign-in\/with\/[^"]+)"/.exec(more.text)[1];
    const back = await karin.open(link);
    assert.equal(back.status, 200, back.text.slice(0, 400));
    assert.match(back.url, /\/invite$/);
    assert.ok(provider.asked.some((line) => line.includes("acr_values=urn%3Atest%3Aloa3")), "the level was not asked for");
    provider.next = { id: "karin-9" };
    const tooLittle = await (await place.visitor()).open(`/sv/sign-in/with/${made.id}?level=3`);
    assert.equal(tooLittle.status, 403);
    assert.match(tooLittle.text, /Det räckte inte/);
    provider.next = { id: "anna-1" };
});

test("who says no at the service is told so, and is not in", async () => {
    provider.refuses = true;
    const visitor = await place.visitor(), reply = await signIn(visitor);
    assert.equal(reply.status, 403);
    assert.match(reply.text, /avbröts hos tjänsten/);
    assert.equal(visitor.cookies().has("sid"), false);
    provider.refuses = false;
});

test("a code is good once, and a way back is good once", async () => {
    const visitor = await place.visitor();
    const kept = await visitor.open(`/sv/sign-in/with/${made.id}`, { until: (address) => address.includes("/sign-in/return/") });
    const cookie = visitor.cookies().get("attempt");
    assert.equal((await visitor.open(kept.stopped)).status, 200);
    visitor.jars.get(new URL(place.url).host).set("attempt", cookie);
    const again = await visitor.open(kept.stopped);
    assert.equal(again.status, 502);
    assert.match(again.text, /Vi litar inte på svaret/);
});

test("the way back without this browser's cookie, or with a changed one, lets nobody in", async () => {
    const visitor = await place.visitor();
    const kept = await visitor.open(`/sv/sign-in/with/${made.id}`, { until: (address) => address.includes("/sign-in/return/") });
    const other = await place.visitor(), reply = await other.open(kept.stopped);
    assert.equal(reply.status, 400);
    assert.match(reply.text, /Vi känner inte igen/);
    assert.equal(other.cookies().has("sid"), false);
    const host = new URL(place.url).host;
    for (const change of [(text) => `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`, () => "x", (text) => text.slice(0, 40)]) {
        other.jars.get(host).set("attempt", change(visitor.cookies().get("attempt")));
        assert.equal((await other.open(kept.stopped)).status, 400);
    }
    assert.equal(other.cookies().has("sid"), false);
});

test("another site cannot send somebody straight through into a session", async () => {
    const visitor = await place.visitor();
    const reply = await visitor.send("GET", `/sv/sign-in/with/${made.id}`, { headers: { "Sec-Fetch-Site": "cross-site" } });
    assert.equal(reply.status, 303);
    assert.match(reply.headers.location, /^\/sv\/sign-in\?/);
    assert.equal(visitor.cookies().has("attempt"), false);
});

test("who has no password shows at the service again who they are, anew", async () => {
    provider.next = { id: "lone-1" };
    const lone = await place.visitor();
    await signIn(lone);
    const before = provider.asked.length;
    const confirmed = await lone.open(`/sv/account/confirm/with/${made.id}?next=/sv/account/email`);
    assert.match(confirmed.url, /\/sv\/account\/email$/);
    assert.ok(provider.asked.slice(before).some((line) => line.includes("prompt=login") && line.includes("max_age=0")));
    provider.next = { id: "anna-1" };
    lone.jars.delete(new URL(provider.issuer).host);  // Somebody else at the same browser.
    const other = await lone.open(`/sv/account/confirm/with/${made.id}?next=/sv/account/email`);
    assert.equal(other.status, 409);
});

test("own data has the ways in, and leaving takes them away", async () => {
    const lone = await place.visitor();
    provider.next = { id: "lone-1" };
    await signIn(lone);
    const file = await lone.form("/sv/account/data", "/sv/account/data/file", {});
    assert.equal(file.status, 200);
    assert.match((await lone.form("/sv/account/data", "/sv/account/data/leave", { sure: "yes" })).headers.location, /left$/);
    assert.equal(place.rows("SELECT * FROM identities WHERE subject = 'lone-1'").length, 0);
    provider.next = { id: "anna-1" };
});

test("a service that is switched off is not offered and lets nobody in; trying it says how many keys it has", async () => {
    const karin = await place.person("karin");
    const tried = await karin.form(page, `${page}/try`, {});
    assert.match(tried.text, /har (en nyckel|\d+ nycklar) som vi kan använda/);
    const visitor = await place.visitor();
    const kept = await visitor.open(`/sv/sign-in/with/${made.id}`, { until: (address) => address.includes("/sign-in/return/") });
    // Karin's own level was raised above: she signs in as surely as she has asked for.
    provider.next = { id: "karin-9", acr: "urn:test:loa3" };
    const sure = await place.visitor();
    await signIn(sure);
    assert.equal((await sure.form(page, `${page}/switch`, { state: "off" })).status, 303);
    assert.equal((await visitor.open(kept.stopped)).status, 502);
    assert.doesNotMatch((await visitor.open("/sv/sign-in")).text, /Sampelbys inloggning/);
    assert.equal((await visitor.open(`/sv/sign-in/with/${made.id}`)).status, 404);
});

test("the secret is sealed, and no page shows it", async () => {
    const [row] = place.rows("SELECT sealed_secret FROM identity_providers");
    assert.ok(!row.sealed_secret.includes("hemlighet"));
    assert.ok(row.sealed_secret.length > 40);
    const karin = await place.person("karin");
    assert.ok(!(await karin.open(page)).body.includes("en-hemlighet-for-samverk"));
    assert.ok(!place.log().includes("en-hemlighet-for-samverk"));
});
