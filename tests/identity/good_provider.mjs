// npm's oidc-provider with people whose word it takes: who signs in, and what is said of them, is the test's to choose.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";


// The packages lie with the web's.
const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { default: Provider } = await import(pathToFileURL(require.resolve("oidc-provider")).href);

/// Its page that asks whether somebody really wants out: the form alone.
function logoutSource(ctx, form) {
    ctx.body = form;
}

/// Starts it for one client: { issuer, people, next, stop() }. `next` is who signs in next: { id, acr, amr }.
/// With `keys`, an address, it knows the client by the key that it fetches there instead of by a secret.
export async function startGoodProvider({ redirect, signedOut, tellsOut, secret = "en-hemlighet-for-samverk", client = "samverk", algorithm = "RS256", keys }) {
    const server = createServer();
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const people = new Map([["anna-1", { name: "Anna Andersson", email: "anna.a@sampelby.example", email_verified: true, groups: ["alla"] }]]);
    const self = { issuer, people, next: { id: "anna-1" }, refuses: false, asked: [] };
    const known = keys ? { token_endpoint_auth_method: "private_key_jwt", token_endpoint_auth_signing_alg: "ES256", jwks_uri: keys } : { client_secret: secret };
    const quiet = console.warn, quietInfo = console.info;
    console.warn = console.info = () => {};  // It warns of http and of keys that are for trying out.
    const provider = new Provider(issuer, {
        clients: [{ client_id: client, ...known, redirect_uris: [redirect], ...(signedOut ? { post_logout_redirect_uris: [signedOut] } : {}), ...(tellsOut ? { backchannel_logout_uri: tellsOut, backchannel_logout_session_required: true } : {}), id_token_signed_response_alg: algorithm, grant_types: ["authorization_code"], response_types: ["code"] }],
        claims: { openid: ["sub", "groups", "acr", "amr", "auth_time"], email: ["email", "email_verified"], profile: ["name"] },
        acrValues: ["urn:test:loa2", "urn:test:loa3"],
        cookies: { keys: ["a key of the tests"] },
        ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 300, AuthorizationCode: 60 },
        // Without its guard against addresses of its own machine, where the tests' client is.
        fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource: (ctx) => { ctx.body = "out"; } } },
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
        async loadExistingGrant(ctx) {
            const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
            grant.addOIDCScope("openid email profile");
            await grant.save();
            return grant;
        },
    });
    provider.on("server_error", (_, error) => self.asked.push(`error ${error.message}`));
    const handle = provider.callback();
    console.warn = quiet;
    console.info = quietInfo;
    server.on("request", async (request, response) => {
        self.asked.push(`${request.method} ${request.url}`);
        if (!request.url.startsWith("/interaction/")) return handle(request, response);
        const result = self.refuses ? { error: "access_denied", error_description: "Nej tack" }
            : { login: { accountId: self.next.id, acr: self.next.acr, amr: self.next.amr } };
        await provider.interactionFinished(request, response, result);
    });
    self.stop = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
    return self;
}
