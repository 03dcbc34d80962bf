// The national process leader lets a source be fetched by itself, from a server of the test's own.
import { createServer } from "node:http";
import { journey } from "./harness.mjs";

const project = (number, title) => ({ finansiarNamn: "Vinnova", diarienummer: number, titel: title, status: "Pågående", startdatum: "2024-01-01", slutdatum: "2026-01-01" });
const projects = [project("2024-80001", "Sopsaltning som skonar träd"), project("2024-80002", "Cykelvägar som hålls öppna hela vintern"), { diarienummer: "2024-80003" }];

/// Speaks as the funders' common interface does, in two pages, to those who have the key.
function sourceServer() {
    const server = createServer((request, reply) => {
        const url = new URL(request.url, "http://127.0.0.1"), isFirst = url.searchParams.get("offset") === "0";
        if (request.headers.authorization !== "nyckel-1") return reply.writeHead(401).end();
        reply.setHeader("x-totalrecords", "101");
        reply.setHeader("Content-Type", "application/json");
        return reply.end(JSON.stringify(isFirst ? projects.slice(0, 2) : projects.slice(2)));
    });
    return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

export default journey("The national process leader adds a source, mends its key when the source refuses it, and sees what was fetched.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), server = await sourceServer();
    const says = async (text) => (await main.innerText()).includes(text);
    try {
        await walk.signIn("lena");
        await walk.open("/sv/connectors", "no sources");
        await walk.follow(main.getByRole("link", { name: "Lägg till en källa" }), "choice of source");
        await walk.follow(main.getByRole("link", { name: "Forskningsfinansiärernas gemensamma data" }), "form");

        walk.expectStatus(422);
        await page.locator("#name").fill("Vinnova (GDP)");
        await page.locator("#addresses").fill("http://169.254.169.254/latest/meta-data");
        await page.locator("#key").fill("fel nyckel");
        await walk.follow(main.getByRole("button", { name: "Lägg till en källa" }), "refused address");
        walk.expect(await says("Adressen leder in i ett slutet nät"), "an internal address was not refused");
        walk.expect(await page.locator("#name").inputValue() === "Vinnova (GDP)", "what was typed is gone");

        await page.locator("#addresses").fill(`http://127.0.0.1:${server.address().port}/finansieradeaktiviteter`);
        await page.locator("#key").fill("fel nyckel");
        await walk.follow(main.getByRole("button", { name: "Lägg till en källa" }), "added");
        await fetchNow(walk, /^Misslyckades/, "failed");
        walk.expect(await says("Kontrollera nyckeln"), "the reason is not told");

        await walk.follow(main.getByRole("link", { name: "Ändra inställningarna" }), "change");
        walk.expect(await page.locator("#key").inputValue() === "", "the key is shown again");
        await page.locator("#key").fill("nyckel-1");
        await walk.follow(main.getByRole("button", { name: "Spara" }), "saved");
        await fetchNow(walk, /^Hämtat/, "fetched");
        walk.expect(await says("Lästa: 3. Nya: 2."), "the report does not count what was fetched");

        await walk.open("/sv/search?q=sopsaltning", "found");
        walk.expect(await main.getByRole("link", { name: "Sopsaltning som skonar träd" }).count() > 0, "what was fetched is not found");

        await walk.open("/sv/connectors", "one source");
        await walk.follow(main.getByRole("link", { name: "Vinnova (GDP)" }), "the source");
        await walk.follow(main.getByRole("button", { name: "Pausa" }), "paused");
        walk.expect(await says("Pausad"), "it is not paused");
        await walk.follow(main.getByRole("link", { name: "Ta bort källan" }), "remove");
        await walk.follow(main.getByRole("button", { name: "Ta bort källan" }), "removed");
        walk.expect(await main.getByRole("link", { name: "Vinnova (GDP)" }).count() === 0, "it is still there");
    } finally {
        server.close();
    }
});

/// The page comes again by itself until the run has ended.
async function fetchNow(walk, state, what) {
    await walk.follow(walk.page.getByRole("button", { name: "Hämta nu" }), `fetching, ${what}`);
    await walk.page.getByRole("status").filter({ hasText: state }).first().waitFor();
    await walk.look(what);
}
