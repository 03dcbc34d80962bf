// A server that is killed while many write: what it said yes to is there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mustRun, removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { copyTo, demoWorld, Person, program, sound } from "./bank.mjs";
import { FaultyDisk, whyNot } from "./faulty_disk.mjs";

const skip = await whyNot(program);
const folder = temporaryFolder("killed-server"), world = join(folder, "world");
let links;

before(async () => {
    ({ links } = await demoWorld(folder));
});
after(() => removeFolder(folder));

/// Begins cases one after the other until the server is gone; gives the places of those that it said yes to.
async function writeUntilKilled(person, name) {
    const places = [];
    for (let number = 0; ; ++number) {
        try {
            const reply = await person.post("/sv/cases/new", { name: `${name} ${number}`, language: "sv" });
            assert.equal(reply.status, 303);
            places.push([/^[^?]+/.exec(reply.headers.location)[0], `${name} ${number}`]);
        } catch (error) {
            if (error instanceof assert.AssertionError) throw error;
            return places;
        }
    }
}

test("every write that was answered with success is there after the server was killed, at whichever call", { skip }, async () => {
    for (const call of [3, 50, 262]) {
        const place = join(folder, `killed-at-${call}`), data = copyTo(place, world);
        const disk = new FaultyDisk(program, data), server = await startServer(program, data, [], { environment: disk.environment });
        const people = await Promise.all(["anna", "karin"].map((name) => Person.signIn(server, links.get(name))));
        disk.killAt(disk.calls + call);
        const written = await Promise.all(people.map((person, number) => writeUntilKilled(person, `Fall av ${number}`)));
        assert.equal((await server.ended).signal, "SIGKILL");

        const again = await startServer(program, data);
        for (const [number, person] of people.entries()) {
            const same = new Person(again);
            same.client.cookies = person.client.cookies;
            for (const [path, name] of written[number]) {
                const { status, body } = await same.get(path);
                assert.equal(status, 200, `${path} after call ${call}`);
                assert.ok(body.includes(name), `${path} after call ${call}`);
            }
            same.close();
            person.close();
        }
        assert.equal(await again.stop(), undefined);
        assert.match(await mustRun(program, ["check", "--data", data]), sound);
        disk.close();
        removeFolder(place);
    }
});
