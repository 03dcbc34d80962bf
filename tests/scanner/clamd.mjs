// A virus scanner of the tests: speaks clamd's INSTREAM at a Unix socket, knows the EICAR test string, and misbehaves when asked.
import { createServer } from "node:net";

/// The string that every scanner takes for a virus, put together here so that this file is not taken for one.
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*"].join("");

/// What a connection brought so far: { file, whole } or undefined when it is no INSTREAM.
function taken(bytes) {
    const command = "zINSTREAM\0", parts = [];
    if (bytes.subarray(0, command.length).toString("latin1") !== command) return undefined;
    for (let at = command.length; at + 4 <= bytes.length;) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) return { file: Buffer.concat(parts), whole: true };
        if (at + 4 + length > bytes.length) break;
        parts.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
    }
    return { file: Buffer.concat(parts), whole: false };
}

export class Clamd {
    /// Listens at a path; `answer(file)` gives the reply's bytes, or undefined for silence.
    static async start(path) {
        const clamd = new Clamd();
        await new Promise((done) => clamd.listener.listen(path, done));
        return clamd;
    }

    constructor() {
        this.files = [];
        this.sockets = new Set();
        this.mostAtOnce = 0;
        this.answer = Clamd.honest;
        this.listener = createServer((socket) => this.talk(socket));
    }

    static honest(file) {
        return file.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
    }

    talk(socket) {
        let bytes = Buffer.alloc(0);
        this.sockets.add(socket);
        // Who hung up before this one came is heard in the same round, perhaps after it: counted when the round is over.
        setImmediate(() => setImmediate(() => { this.mostAtOnce = Math.max(this.mostAtOnce, this.sockets.size); }));
        socket.on("close", () => this.sockets.delete(socket));
        socket.on("error", () => socket.destroy());
        socket.on("data", (more) => {
            bytes = Buffer.concat([bytes, more]);
            const got = taken(bytes);
            if (got === undefined) socket.destroy();
            if (!got?.whole) return;
            this.files.push(got.file);
            const reply = this.answer(got.file);
            if (reply !== undefined) socket.end(reply);
        });
    }

    async stop() {
        for (const socket of this.sockets) socket.destroy();
        await new Promise((done) => this.listener.close(done));
    }
}
