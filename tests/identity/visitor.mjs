// A browser without scripts: cookies per host and port, redirects by hand, forms with their token.
import { request } from "node:http";
import { unescaped } from "../cases_runner/expect.mjs";

export class Visitor {
    constructor(base) {
        this.base = base;
        this.jars = new Map();
    }

    /// One request, redirects not followed: { status, url, headers, body }.
    send(method, address, { headers = {}, body } = {}) {
        const url = new URL(address, this.base), jar = this.jars.get(url.host) ?? new Map();
        this.jars.set(url.host, jar);
        const all = { Accept: "text/html", ...headers };
        if (jar.size > 0) all.Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
        if (body !== undefined) Object.assign(all, { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) });
        return new Promise((done, failed) => {
            const asked = request(url, { method, headers: all }, (reply) => {
                const parts = [];
                reply.on("data", (bytes) => parts.push(bytes));
                reply.on("error", failed);
                reply.on("end", () => {
                    for (const line of reply.headers["set-cookie"] ?? []) {
                        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
                        if (value === "" || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
                        else jar.set(name, value);
                    }
                    done({ status: reply.statusCode, url: url.href, headers: reply.headers, body: Buffer.concat(parts).toString(), text: unescaped(Buffer.concat(parts).toString()) });
                });
            });
            asked.on("error", failed);
            asked.end(body);
        });
    }

    /// Goes there and on, until there is a page (or `until` says stop at this address).
    async open(address, { until = () => false, headers } = {}) {
        let reply = await this.send("GET", address, { headers });
        for (let hop = 0; reply.status >= 300 && reply.status < 400 && hop < 15; ++hop) {
            const next = new URL(reply.headers.location, reply.url).href;
            if (until(next)) return { ...reply, stopped: next };
            reply = await this.send("GET", next);
        }
        return reply;
    }

    /// Sends a form of the page at `from` to `path`, with its token; the reply before any redirect.
    async form(from, path, fields) {
        const page = await this.open(from), token = /name="form_token" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
        const url = new URL(path, this.base);
        return this.send("POST", url.href, { headers: { Origin: url.origin, "Sec-Fetch-Site": "same-origin" }, body: new URLSearchParams({ form_token: token, ...fields }).toString() });
    }

    cookies(address = this.base) {
        return this.jars.get(new URL(address).host) ?? new Map();
    }

    /// Signs in with a one-time link of the demo world.
    async signIn(link) {
        const reply = await this.form(link, link, {});
        if (reply.status !== 303) throw new Error(`the link was answered ${reply.status}`);
        return this;
    }
}
