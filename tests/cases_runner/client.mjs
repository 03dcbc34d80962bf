// A browser's part in a case: cookies per person, sign-in by link, the form's token, forms and uploads.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { filled, unescaped } from "./expect.mjs";

/// One visitor or member at one server.
export class Client {
    constructor(server) {
        this.server = server;
        this.cookies = new Map();
        this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
    }

    close() {
        this.agent.destroy();
    }

    /// Sends one request as it is: { status, headers (joined by ", "), body }. Redirects are not followed.
    send(method, path, headers = [], body) {
        return new Promise((done, failed) => {
            const all = new Map([["Host", `127.0.0.1:${this.server.port}`]]);
            if (this.cookies.size > 0) all.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
            if (body !== undefined) all.set("Content-Length", String(Buffer.byteLength(body)));
            for (const [name, value] of headers) {
                if (value === "") all.delete(name);
                else all.set(name, value);
            }
            const asked = request({ host: "127.0.0.1", port: this.server.port, method, path, agent: this.agent, headers: Object.fromEntries(all) }, (reply) => {
                const parts = [];
                reply.on("data", (bytes) => parts.push(bytes));
                reply.on("error", failed);
                reply.on("end", () => {
                    for (const cookie of reply.headers["set-cookie"] ?? []) this.keepCookie(cookie);
                    const joined = Object.entries(reply.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]);
                    done({ status: reply.statusCode, headers: Object.fromEntries(joined), body: Buffer.concat(parts).toString() });
                });
            });
            asked.on("error", failed);
            asked.end(body);
        });
    }

    keepCookie(cookie) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
        if (value === "" || /max-age=0\b/i.test(cookie)) this.cookies.delete(name);
        else this.cookies.set(name, value);
    }

    /// The token of the forms on a page.
    async formToken(path) {
        const page = await this.send("GET", path, [["Accept", "text/html"]]);
        const field = /<input[^>]*name="form_token"[^>]*>/.exec(page.body)?.[0];
        const token = field && /value="([^"]*)"/.exec(field)?.[1];
        if (!token) throw new Error(`no form token on ${path} (${page.status}); name the page of the form: POST … from /sv/…`);
        return unescaped(token);
    }

    /// Uses a one-time link: opening it, and pressing its button when it asks.
    async signIn(link) {
        const page = await this.send("GET", link, [["Accept", "text/html"]]);
        if (page.status === 303) return;
        const form = /<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>([^]*?)<\/form>/i.exec(page.body.slice(page.body.indexOf("<main")));
        if (page.status !== 200 || !form) throw new Error(`the sign-in link ${link} was answered ${page.status}`);
        const fields = [...form[2].matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) =>
            [/name="([^"]*)"/.exec(input)[1], unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? "")]);
        const reply = await this.send("POST", unescaped(form[1]), formHeaders(this.server), new URLSearchParams(fields).toString());
        if (reply.status !== 303) throw new Error(`signing in by link was answered ${reply.status}`);
    }

    /// Carries out one step of a case.
    async step(step, kept, folder) {
        const path = filled(step.path, kept);
        const headers = step.headers.map(([name, value]) => [name, filled(value, kept)]);
        const isForm = step.method === "POST" && step.body === undefined && !headers.some(([name]) => name === "Content-Type");
        if (!isForm) return this.send(step.method, path, headers, step.body === undefined ? undefined : filled(step.body, kept));

        const fields = [...new URLSearchParams(filled(step.encoded ?? "", kept)), ...step.fields.map(([name, value]) => [filled(name, kept), filled(value, kept)])];
        if (step.withToken) fields.push(["form_token", await this.formToken(filled(step.from ?? "/sv/", kept))]);
        const { type, body } = step.uploads.length > 0 ? multipart(fields, step.uploads, folder) : { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
        const given = new Map([...formHeaders(this.server), ["Content-Type", type], ...headers]);
        return this.send("POST", path, [...given], body);
    }
}

function formHeaders(server) {
    return [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"], ["Accept", "text/html"]];
}

function multipart(fields, uploads, folder) {
    const boundary = "----a-boundary-that-no-case-contains";
    const parts = fields.map(([name, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const { field, file, name, type } of uploads)
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`),
            readFileSync(join(folder, file)), Buffer.from("\r\n"));
    return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]) };
}
