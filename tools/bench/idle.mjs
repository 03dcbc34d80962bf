// What ten thousand connections cost that have asked once and say nothing: from many addresses of loopback, as people have.
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { startServer } from "../../tests/samverk_process.mjs";
import { program, residentMemory, worldOf } from "./measuring.mjs";

const wanted = 10_000, fromEach = 100;

/// A connection that has had the answer to one request.
function idleConnection(port, number) {
    return new Promise((done, failed) => {
        const place = Math.floor(number / fromEach), socket = connect({ host: "127.0.0.1", port, localAddress: `127.1.${Math.floor(place / 250)}.${1 + (place % 250)}` });
        let answer = "";
        socket.on("error", failed);
        socket.on("connect", () => socket.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        socket.on("data", (bytes) => {
            answer += bytes;
            if (answer.includes("\r\n\r\n")) done({ socket, status: answer.slice(9, 12) });
        });
        socket.on("close", () => failed(new Error(`connection ${number} was closed: ${answer.slice(0, 200)}`)));
    });
}

export async function measure() {
    const server = await startServer(program, await worldOf(1000));
    const port = Number(new URL(server.url).port), memory = () => residentMemory(() => readFile(`/proc/${server.process.pid}/status`, "utf8"));
    for (let round = 0; round < 100; ++round) (await idleConnection(port, round)).socket.removeAllListeners("close").destroy();
    const before = await memory(), open = [];
    for (let at = 0; at < wanted; at += 200) open.push(...(await Promise.all(Array.from({ length: 200 }, (_, number) => idleConnection(port, at + number)))));
    const after = await memory(), refused = open.filter(({ status }) => status !== "200").length;
    for (const { socket } of open) socket.removeAllListeners("close").destroy();
    await server.stop();
    if (refused > 0) throw new Error(`${refused} of ${wanted} were refused`);
    return [{ what: `memory for each of ${wanted} idle connections`, value: (after - before) / wanted / 1000, unit: "kB", mark: "≤ 12" }];
}
