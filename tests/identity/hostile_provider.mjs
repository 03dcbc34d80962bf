// A service that speaks the protocol, and lies in one way at a time. What a test does not change is right.
import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";

const letters = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

export class HostileProvider {
    static async start(more = {}) {
        const self = Object.assign(new HostileProvider(), { asked: [], codes: new Map(), subject: "anna-1", said: {}, headers: {}, lies: {}, client: "samverk" }, more);
        self.newKey("one");
        self.server = createServer((request, response) => self.answer(request, response));
        await new Promise((ready) => self.server.listen(0, "127.0.0.1", ready));
        self.issuer = `http://127.0.0.1:${self.server.address().port}`;
        return self;
    }

    newKey(id) {
        const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        this.key = { id, privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid: id, alg: "RS256", use: "sig" } };
        this.keys = [this.key.jwk];
    }

    sign(claims, header = {}) {
        const text = `${letters({ alg: "RS256", typ: "JWT", kid: this.key.id, ...header })}.${letters(claims)}`;
        return `${text}.${createSign("RSA-SHA256").update(text).sign(this.key.privateKey).toString("base64url")}`;
    }

    metadata() {
        return { issuer: this.issuer, authorization_endpoint: `${this.issuer}/auth`, token_endpoint: `${this.issuer}/token`, jwks_uri: `${this.issuer}/jwks`, userinfo_endpoint: `${this.issuer}/me`,
            response_types_supported: ["code"], code_challenge_methods_supported: ["S256"], id_token_signing_alg_values_supported: ["RS256"], authorization_response_iss_parameter_supported: true };
    }

    claims({ nonce }) {
        const now = Math.floor(Date.now() / 1000);
        return { iss: this.issuer, sub: this.subject, aud: this.client, exp: now + 300, iat: now, auth_time: now, nonce, name: "Anna Andersson", email: "anna.a@sampelby.example", email_verified: true, groups: [], ...this.said };
    }

    async answer(request, response) {
        const url = new URL(request.url, this.issuer), place = url.pathname.slice(1).replace(".well-known/openid-configuration", "metadata");
        let body = "";
        for await (const bytes of request) body += bytes;
        this.asked.push({ place, method: request.method, query: url.searchParams, body: new URLSearchParams(body), headers: request.headers });
        if (this.lies[place]) return this.lies[place](request, response, this);
        const json = (value, status = 200) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
        if (place === "metadata") return json(this.metadata());
        if (place === "jwks") return json({ keys: this.keys });
        if (place === "auth") {
            const code = `code-${this.codes.size}`;
            this.codes.set(code, Object.fromEntries(url.searchParams));
            const back = new URL(url.searchParams.get("redirect_uri"));
            for (const [name, value] of Object.entries({ code, state: url.searchParams.get("state"), iss: this.issuer, ...this.back })) if (value !== undefined) back.searchParams.set(name, value);
            return response.writeHead(302, { Location: back.href }).end();
        }
        if (place === "token") {
            const asked = new URLSearchParams(body), code = this.codes.get(asked.get("code"));
            const challenge = createHash("sha256").update(asked.get("code_verifier") ?? "").digest("base64url");
            if (!code || code.code_challenge !== challenge || code.redirect_uri !== asked.get("redirect_uri")) return json({ error: "invalid_grant" }, 400);
            this.codes.delete(asked.get("code"));
            return json({ token_type: "Bearer", access_token: "an-access-token", id_token: this.token ? this.token(code) : this.sign(this.claims(code), this.headers) });
        }
        if (place === "me") return json({ sub: this.subject, ...this.besides });
        response.writeHead(404).end();
    }

    count(place) {
        return this.asked.filter((one) => one.place === place).length;
    }

    stop() {
        this.server.closeAllConnections();
        return new Promise((done) => this.server.close(done));
    }
}
