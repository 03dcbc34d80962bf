// A service that knows us by our own key (private_key_jwt) instead of by a secret: npm's oidc-provider fetches its public half here.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startGoodProvider } from "./good_provider.mjs";
import { connect, newProvider, startPlace } from "./place.mjs";

let place, provider, made, page;
const byKey = { proof: "key", secret_password: "" };

before(async () => {
    place = await startPlace();
    made = await newProvider(place);
    provider = await startGoodProvider({ ...made, keys: `${place.url}/sign-in/keys` });
    page = await connect(place, made, provider.issuer, byKey);
});
after(async () => {
    await provider?.stop();
    await place?.stop();
});

const signIn = async (id = made.id) => (await place.visitor()).open(`/sv/sign-in/with/${id}?next=/sv/search`);

test("the public half of our key is there for everybody, and the private one for its owner only", async () => {
    const { keys } = JSON.parse((await (await place.visitor()).open("/sign-in/keys")).body), [key] = keys;
    assert.deepEqual([keys.length, key.kty, key.crv, key.alg, key.use], [1, "EC", "P-256", "ES256", "sig"]);
    assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    const kept = join(place.data, "identity_key.pem");
    assert.equal(statSync(kept).mode & 0o777, 0o600);
    assert.match(readFileSync(kept, "utf8"), /^-----BEGIN PRIVATE KEY-----/);
});

test("the form tells where the key is, and keeps which way was chosen", async () => {
    const form = (await (await place.person("karin")).open(page)).body;
    assert.ok(form.includes(`<code>${place.url}/sign-in/keys</code>`));
    assert.match(form, /value="key" checked/);
});

test("a service that knows us by our key lets people in", async () => {
    const reply = await signIn();
    assert.equal(reply.status, 200, reply.text.slice(0, 800));
    assert.match(reply.url, /\/sv\/account\/ways-in\?done=opened_letter$/);
    assert.deepEqual(place.rows("SELECT subject FROM identities").map(({ subject }) => subject), ["anna-1"]);
    assert.ok(!place.log().includes("PRIVATE KEY"));
});

test("a service that asks for a secret is not satisfied by the key, and one that knows another's key lets nobody in", async () => {
    const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" }), strict = [];
    const others = createServer((_, response) => response.setHeader("Content-Type", "application/json").end(JSON.stringify({ keys: [key] })));
    await new Promise((ready) => others.listen(0, "127.0.0.1", ready));
    try {
        for (const known of [{}, { keys: `http://127.0.0.1:${others.address().port}/` }]) {
            const again = await newProvider(place);
            strict.push(await startGoodProvider({ ...again, ...known }));
            await connect(place, again, strict.at(-1).issuer, byKey);
            assert.equal((await signIn(again.id)).status, 502);
        }
    } finally {
        for (const one of strict) await one.stop();
        others.closeAllConnections();
        others.close();
    }
    assert.equal(place.rows("SELECT * FROM identities").length, 1);
});
