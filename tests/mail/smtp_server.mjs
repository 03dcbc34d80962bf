// A small mail server for the tests: speaks SMTP (RFC 5321) with STARTTLS, TLS and AUTH PLAIN, keeps what it takes over, and
// misbehaves when it is asked to.
import { createServer } from "node:net";
import { createServer as createSecureServer, TLSSocket } from "node:tls";

/// What a server answers otherwise than usual: { MAIL: "451 4.3.0 busy" … } by verb ("DATA" before the text, "END" after it);
/// `at(verb)` is called as each arrives, before it is answered, and may drop the connection by giving "drop".
export class SmtpServer {
    static async start({ key, cert, tls = "starttls", user, password } = {}) {
        const server = new SmtpServer({ key, cert, tls, user, password });
        await new Promise((done) => server.listener.listen(0, "127.0.0.1", done));
        server.port = server.listener.address().port;
        return server;
    }

    constructor(options) {
        Object.assign(this, options);
        this.letters = [];
        this.verbs = [];
        this.answers = {};
        this.at = () => undefined;
        this.sockets = new Set();
        const take = (socket) => this.talk(socket);
        this.listener = this.tls === "tls" ? createSecureServer({ key: this.key, cert: this.cert }, take) : createServer(take);
        this.listener.on("connection", (socket) => {
            this.sockets.add(socket);
            socket.on("close", () => this.sockets.delete(socket));
            socket.on("error", () => socket.destroy());
        });
        this.listener.on("tlsClientError", () => undefined);
        this.waiting = [];
    }

    /// The letters as they arrived, headers unfolded: { id, to, from, subject, head, bytes }.
    add(envelope, bytes) {
        const head = bytes.slice(0, bytes.indexOf("\r\n\r\n")).replace(/\r\n /g, " ");
        const header = (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1].trim();
        this.letters.push({ ...envelope, id: header("Message-ID"), subject: header("Subject"), header, head, bytes });
        for (const look of this.waiting.splice(0)) look();
    }

    /// Waits until the letters fulfil `enough`.
    async until(enough, what = "the letters", seconds = 30) {
        const late = AbortSignal.timeout(seconds * 1000);
        while (!enough(this.letters)) {
            if (late.aborted) throw new Error(`${what} did not come; there are ${this.letters.length}`);
            await new Promise((done) => {
                this.waiting.push(done);
                late.addEventListener("abort", done, { once: true });
            });
        }
    }

    talk(socket) {
        const state = { isSecure: this.tls === "tls", isKnown: !this.user, envelope: undefined, isText: false };
        let rest = "";
        const say = (line) => socket.writable && socket.write(`${line}\r\n`);
        const answer = (verb, usual) => {
            this.verbs.push(verb);
            if (this.at(verb) === "drop") return socket.destroy();
            say(this.answers[verb] ?? usual);
            return (this.answers[verb] ?? usual)[0];
        };
        const listen = (bytes) => {
            rest += bytes.toString("latin1");
            while (!socket.destroyed) {
                if (state.isText) {
                    const end = rest.indexOf("\r\n.\r\n");
                    if (end < 0) return;
                    const text = Buffer.from(rest.slice(0, end + 2).replace(/^\.\./gm, "."), "latin1").toString();
                    rest = rest.slice(end + 5);
                    state.isText = false;
                    this.verbs.push("END");
                    // Taken over before it is answered: what comes after is the answer's own fate.
                    const usual = this.answers.END ?? "250 2.0.0 taken";
                    if (usual[0] === "2") this.add(state.envelope, text);
                    if (this.at("END") === "drop") return socket.destroy();
                    say(usual);
                    continue;
                }
                const end = rest.indexOf("\r\n");
                if (end < 0) return;
                const line = rest.slice(0, end);
                rest = rest.slice(end + 2);
                this.command(line, state, socket, say, answer, (secure) => {
                    socket = secure;
                    rest = "";
                    socket.on("data", listen);
                });
            }
        };
        socket.on("data", listen);
        answer("CONNECT", "220 mail.example ready");
    }

    command(line, state, socket, say, answer, goOn) {
        const verb = line.slice(0, 4).toUpperCase();
        const { key, cert } = this;
        if (verb === "EHLO") {
            const offers = ["mail.example", "8BITMIME", "SMTPUTF8", "SIZE 1000000"];
            if (this.tls === "starttls" && !state.isSecure) offers.push("STARTTLS");
            if (this.user && (state.isSecure || this.tls === "none")) offers.push("AUTH PLAIN");
            say(offers.map((offer, at) => `250${at + 1 < offers.length ? "-" : " "}${offer}`).join("\r\n"));
        } else if (verb === "STAR" && this.tls === "starttls") {
            say("220 go ahead");
            socket.removeAllListeners("data");
            const secure = new TLSSocket(socket, { isServer: true, key, cert });
            secure.on("error", () => socket.destroy());
            state.isSecure = true;
            goOn(secure);
        } else if (verb === "AUTH") {
            const [, name, word] = Buffer.from(line.split(" ")[2] ?? "", "base64").toString().split("\0");
            state.isKnown = name === this.user && word === this.password;
            say(state.isKnown ? "235 welcome" : "535 5.7.8 not let in");
        } else if (!state.isKnown) say("530 5.7.0 who are you");
        else if (this.tls === "starttls" && !state.isSecure) say("530 5.7.0 STARTTLS first");
        else if (verb === "MAIL") {
            state.envelope = { from: /<(.*?)>/.exec(line)[1], to: [], isSecure: state.isSecure };
            answer("MAIL", "250 ok");
        } else if (verb === "RCPT") {
            state.envelope.to.push(/<(.*?)>/.exec(line)[1]);
            answer("RCPT", "250 ok");
        } else if (verb === "DATA") state.isText = answer("DATA", "354 go on") === "3";
        else if (verb === "QUIT") {
            say("221 bye");
            socket.end();
        } else say(verb === "RSET" || verb === "NOOP" ? "250 ok" : "502 5.5.1 not understood");
    }

    async stop() {
        for (const socket of this.sockets) socket.destroy();
        await new Promise((done) => this.listener.close(done));
    }
}
