// A coordinator has a case registered: says where the registrar is, sends it, and keeps the number that comes back.
import { journey } from "./harness.mjs";

export default journey("A coordinator sends a case to the registrar, writes in the number that it got, and the case tells it.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    walk.expectStatus(422);
    walk.expectStatus(409);
    await walk.signIn("karin");
    await walk.open("/sv/cases/new", "a new case");
    await main.getByLabel("Namn").first().fill("Delade hem i Sampelby");
    await walk.follow(main.getByRole("button").first(), "the form");
    const id = /cases\/(\w{26})/.exec(page.url())[1];
    await walk.open(`/sv/cases/${id}/review`, "the checklist");
    await walk.follow(main.getByRole("link", { name: "Diarieför" }), "registering");
    await main.getByLabel("E-postadress").fill("registrator");
    await walk.follow(main.getByRole("button", { name: "Spara adressen" }), "an address that is none");
    walk.expect(await main.getByLabel("E-postadress").inputValue() === "registrator", "what was typed is gone");
    await main.getByLabel("E-postadress").fill("registrator@sampelby.example");
    await walk.follow(main.getByRole("button", { name: "Spara adressen" }), "the registrar is known");
    await walk.follow(main.getByRole("button", { name: "Skicka till registrator" }), "sent");
    walk.expect(await says("Version 1"), "what was sent is not listed");
    await walk.follow(main.getByRole("button", { name: "Skicka till registrator" }), "sent again unchanged");
    walk.expect(await says("Samma text är redan skickad"), "the page does not say that it was sent before");
    await main.getByLabel("Diarienummer").fill("KS 2026/00123");
    await main.getByLabel("Diariefört").fill("2026-01-15");
    await walk.follow(main.getByRole("button", { name: "Spara diarienumret" }), "numbered");
    await walk.follow(main.getByRole("link", { name: "Tillbaka till" }), "back at the case");
    walk.expect(await says("KS 2026/00123, 15 januari 2026"), "the case does not tell its number");
});
