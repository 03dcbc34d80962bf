// A resident gives an idea about how a need could be met; the coordinator answers and supports it; the need and the idea lead to each other.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const idea = "Ring från bilen en kvart innan";

export default journey("A resident reads a need, gives an idea of how it could be met, and the need leads to the idea once the coordinator has answered it.", async (walk) => {
    const { page } = walk;
    await walk.open("/sv/ideas", "all ideas");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se behoven" }), "all needs");
    await walk.follow(inMain(walk).getByRole("link", { name: "Det är svårt att få veta när hemtjänsten kommer" }), "the need");
    await walk.follow(inMain(walk).getByRole("link", { name: "Har du en idé om hur det kan lösas?" }), "the form of an idea");
    walk.expect((await inMain(walk).innerText()).includes("Din idé svarar på behovet"), "the form does not say what the idea answers");

    walk.expectStatus(422);
    await page.getByLabel("Vad blir bättre?").fill("Mamma hinner ta på sig skorna.");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "told what is missing");
    walk.expect(await page.getByLabel("Vad blir bättre?").inputValue() === "Mamma hinner ta på sig skorna.", "what was typed is gone");
    await page.getByLabel("Vad skulle kunna göras?").fill(idea);
    await page.getByLabel("Berätta mer").fill("Den som kör vet alltid när nästa besök börjar.");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    const preview = await inMain(walk).innerText();
    for (const said of ["Sampelby kommun tar emot och svarar.", "Mamma hinner ta på sig skorna.", "Det är svårt att få veta när hemtjänsten kommer"])
        walk.expect(preview.includes(said), `before sending it does not say "${said}"`);
    await walk.follow(page.getByRole("button", { name: "Ändra" }), "the form once more");
    walk.expect((await inMain(walk).innerText()).includes("Din idé svarar på behovet"), "what it answers was forgotten");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look again");
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "the receipt");
    const code = await page.getByLabel("Din kod").inputValue();

    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(page.getByRole("link", { name: idea }), "the idea at the desk");
    await page.getByLabel("Går vidare").check();
    await page.getByLabel("Varför, med vanliga ord?").fill("Norra gruppen prövar det i en månad.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");
    await walk.open("/sv/needs", "needs again");
    await walk.follow(inMain(walk).getByRole("link", { name: "Det är svårt att få veta när hemtjänsten kommer" }), "the need again");
    await walk.follow(inMain(walk).getByRole("link", { name: idea }), "the idea");
    walk.expect((await inMain(walk).innerText()).includes("Norra gruppen prövar det i en månad."), "the idea lacks its answer");
    await walk.open("/sv", "front page with ideas");

    // Karin supports it, once; then somebody else finds it first among the most supported.
    await walk.open("/sv/ideas", "ideas, the newest first");
    await walk.follow(inMain(walk).getByRole("link", { name: idea }), "the idea once more");
    await walk.follow(page.getByRole("button", { name: "Stöd", exact: true }), "supported");
    walk.expect((await inMain(walk).innerText()).includes("1 stödjer det"), "the support does not count");
    await walk.open("/sv/ideas", "ideas with support");
    await walk.follow(inMain(walk).getByRole("link", { name: "Mest stöd först" }), "the most supported first");
    walk.expect((await inMain(walk).getByRole("article").first().innerText()).includes(idea), "the most supported idea is not first");

    await walk.follow(inMain(walk).getByRole("link", { name: idea }), "supported by oneself");
    await walk.follow(page.getByRole("button", { name: "Ta tillbaka mitt stöd" }), "no longer supported");

    // It goes into the one that says nearly the same, and its address leads there; then they are parted again.
    const address = new URL(page.url()).pathname;
    await walk.follow(inMain(walk).getByRole("link", { name: "Svara på inspelet" }), "the idea at the desk again");
    await walk.follow(inMain(walk).getByRole("link", { name: "Slå ihop med ett annat" }), "merging");
    walk.expectStatus(422);
    await page.getByLabel("Varför hör de ihop?").fill("Båda vill att man får veta en stund innan.");
    await walk.follow(page.getByRole("button", { name: "Slå ihop" }), "told to choose");
    await page.getByLabel("Visa på telefonen var hemtjänsten är, som paketen gör").check();
    await walk.follow(page.getByRole("button", { name: "Slå ihop" }), "merged");
    await walk.open(address, "the old address");
    walk.expect((await inMain(walk).innerText()).includes("har gått ihop med det här"), "the old address does not say where one is");
    await walk.open(page.url().replace(/.*ideas\/(\w{26}).*/, "/sv/needs/desk/$1/merge"), "what is merged");
    await page.getByLabel("Varför skiljs de åt?").fill("Den ena gäller telefonen, den andra samtal.");
    await walk.follow(page.getByRole("button", { name: "Skilj åt" }), "parted");

    await walk.open("/sv/needs/claim", "by code");
    await page.getByLabel("Din kod").fill(code);
    await walk.follow(page.getByRole("button", { name: "Visa mitt inspel" }), "one's own idea");
    walk.expect((await inMain(walk).innerText()).includes("Mamma hinner ta på sig skorna."), "one's own page lacks what becomes better");

    // Somebody else finds that it is there already: they support it, and what they typed becomes part of it.
    await walk.open("/sv/ideas/new", "the form of one more idea");
    await page.getByLabel("Vad skulle kunna göras?").fill("Visa på telefonen var hemtjänsten är");
    await page.getByLabel("Berätta mer").fill("Pappa står i fönstret hela förmiddagen.");
    await page.getByLabel("Vem ska få frågan?").selectOption({ label: "Sampelby kommun" });
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "what is like it");
    const same = "Samma sak: stöd den: Visa på telefonen var hemtjänsten är, som paketen gör";
    await walk.follow(page.getByRole("button", { name: same }), "supported instead");
    walk.expect((await inMain(walk).innerText()).includes("Det du skrev finns kvar"), "it is not said that the text is still there");
    await walk.follow(page.getByRole("button", { name: "Lägg till min erfarenhet" }), "joined");
    walk.expect((await inMain(walk).innerText()).includes("Det du skrev ligger nu i"), "the receipt does not say where the text is");
});
