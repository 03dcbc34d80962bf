// New secrets: what was sealed with the old ones is read with the new ones, and a renewal that is broken off is finished, not lost.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Person } from "../faults/bank.mjs";
import { codeOf } from "../mail/authenticator.mjs";
import { addMember, removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { copyOf, must, program, run } from "./installation.mjs";

const folder = temporaryFolder("secrets"), email = "rut@sampelby.example";
let world, key;

const link = () => addMember(program, world.data, ["--email", email, "--name", "Rut Roterande"]);

/// Somebody who is in as far as the link alone goes.
async function arrived(server, way) {
    const person = new Person(server), page = (await person.get(way)).body;
    const reply = await person.post(way, Object.fromEntries([...page.matchAll(/<input type="hidden" name="(?!form_token)([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value])));
    return { person, reply };
}

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    const way = await link(), server = await startServer(program, world.data), { person } = await arrived(server, way);
    const page = (await person.get("/sv/account/second-step")).body;
    key = /<code class="key">([^<]+)</.exec(page)[1];
    const turnedOn = await person.post("/sv/account/second-step", { one_time_password: codeOf(key), sealed_password: /name="sealed_password" value="([^"]+)"/.exec(page)[1] });
    assert.match(turnedOn.body, /<code/, "the recovery codes are shown");
    const refused = await run("secrets", "renew", "--data", world.data);
    assert.notEqual(refused.code, 0, "a server holds the folder");
    person.close();
    assert.equal(await server.stop(), undefined);
});
after(() => {
    removeFolder(folder);
    removeFolder(world.data);
});

/// Whether the code of the phone lets Rut in at a copy of the installation.
async function isLetIn(data, way) {
    const server = await startServer(program, data);
    const { person, reply } = await arrived(server, way);
    const { status } = await person.post("/sv/sign-in-code", { one_time_password: codeOf(key, 1) }).finally(() => server.stop());
    person.close();
    assert.deepEqual([reply.status, reply.headers.location], [303, "/sv/sign-in-code?next=/sv/account"]);
    return status === 303;
}

test("the phone's code still lets somebody in, and the old secret opens nothing any more", async () => {
    const way = await link(), data = copyOf(world, folder, "renewed"), old = join(folder, "old_secret");
    copyFileSync(join(data, "second_step_secret"), old);
    assert.match(await must("secrets", "renew", "--data", data), /^second_step_secret: 1 keys of second steps sealed anew\n/);
    assert.notEqual(readFileSync(old, "utf8"), readFileSync(join(data, "second_step_secret"), "utf8"));
    const back = copyOf({ data }, folder, "with_the_old_one");
    copyFileSync(old, join(back, "second_step_secret"));
    assert.ok(await isLetIn(data, way));
    assert.ok(!(await isLetIn(back, way)));
});

test("after a renewal that was broken off no server starts, and done again it loses nothing", async () => {
    const way = await link(), data = copyOf(world, folder, "broken_off");
    // Sealed with the next secret already, which has not got its name yet.
    copyFileSync(join(data, "second_step_secret"), join(folder, "first"));
    await must("secrets", "renew", "--data", data);
    copyFileSync(join(data, "second_step_secret"), join(data, "second_step_secret.next"));
    copyFileSync(join(folder, "first"), join(data, "second_step_secret"));
    const serving = await run("serve", "--data", data, "--listen", "127.0.0.1:0");
    assert.notEqual(serving.code, 0);
    assert.match(serving.errors, /samverk secrets renew/);
    assert.match(await must("secrets", "renew", "--data", data), /^second_step_secret: 0 keys of second steps sealed anew\n/);
    assert.ok(!existsSync(join(data, "second_step_secret.next")));
    assert.ok(await isLetIn(data, way));
});

test("what no secret opens is told and left as it is", async () => {
    const data = copyOf(world, folder, "lost");
    writeFileSync(join(data, "second_step_secret"), "a".repeat(43));
    const { code, output } = await run("secrets", "renew", "--data", data);
    assert.equal(code, 1);
    assert.match(output, /^second_step_secret: 0 keys of second steps sealed anew, 1 could not be opened\n/);
});
