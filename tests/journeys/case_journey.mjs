// A contributor writes a case, is interrupted, comes back and finishes it; the coordinator publishes it; everybody reads.
import { journey } from "./harness.mjs";

async function signOut(walk, name) {
    const own = walk.page.getByRole("banner").locator("details").filter({ hasText: name });
    await own.locator("summary").click();
    await walk.follow(own.getByRole("button", { name: "Logga ut" }), "signed out");
}

const part = (walk, title) => walk.page.getByRole("main").getByRole("complementary").getByRole("link", { name: title });
const save = (walk, what) => walk.follow(walk.page.getByRole("button", { name: "Spara och gå vidare" }), what);

export default journey("A contributor writes, saves, is interrupted, returns, and the case is published.", async (walk) => {
    const { page } = walk;
    await walk.signIn("anna");
    await walk.open("/sv/search?q=delat+boende", "search");
    await walk.follow(page.locator("#results").getByRole("link", { name: "Delat boende i Sampelby" }).first(), "project");
    await walk.follow(page.getByRole("link", { name: "Berätta vad ni lärt er" }), "begin a case");

    await page.getByLabel("Namn").fill("Att dela hem över generationer");
    await walk.follow(page.getByRole("button", { name: "Börja skriva" }), "first part");
    await page.getByLabel("Kort förklarat").fill("Unga flyttar in hos äldre som har rum över.");
    await page.getByLabel("Hela berättelsen").fill("I Sampelby väntade 340 unga på en första lägenhet. Vi frågade vad de behövde.");
    await page.getByLabel("Boende och lokalsamhälle").check();

    // Too much is said beside its field, and nothing that was typed is gone.
    walk.expectStatus(422);
    await page.getByLabel("Året då det började").fill("i fjol");
    await save(walk, "told what is wrong");
    walk.expect(await page.getByLabel("Kort förklarat").inputValue() === "Unga flyttar in hos äldre som har rum över.", "what was typed is gone");
    await page.getByLabel("Året då det började").fill("2024");
    await save(walk, "second part");

    // The telephone rings.
    await page.getByLabel("Vad är nytt?").fill("Kommunens trygghet är det nya.");
    await walk.follow(page.getByRole("button", { name: "Spara och fortsätt en annan gång" }), "saved for later");
    await walk.open("/sv", "something else");

    await walk.open("/sv/cases/mine", "own drafts");
    await walk.follow(page.getByRole("link", { name: /Skriv vidare/ }).first(), "going on");
    walk.expect(await page.getByLabel("Kort förklarat").inputValue() === "Unga flyttar in hos äldre som har rum över.", "the draft lost its words");
    await walk.follow(part(walk, "Resultat och lärdomar"), "results and lessons");
    await page.getByLabel("Lärdomar").fill("Matchningen fungerade först när en person i linjen fick ansvar för den.");
    await save(walk, "reuse");
    await page.getByLabel("Gör det inte om").fill("Ni saknar någon i linjen som har tid att ringa.");
    await save(walk, "buying and contact");
    await page.getByLabel("E-post till er som svarar på frågor").fill("innovation@sampelby.example");
    await walk.follow(page.getByRole("button", { name: "Spara och se checklistan" }), "checklist");

    await walk.follow(page.getByRole("button", { name: "Skicka till granskning" }), "sent");
    await signOut(walk, "Anna Bidragare");

    await walk.signIn("karin");
    await walk.open("/sv/cases/review", "what waits for review");
    await walk.follow(page.getByRole("link", { name: "Att dela hem över generationer" }), "review");
    await walk.follow(page.getByRole("button", { name: "Publicera" }), "published");
    await walk.follow(page.getByRole("link", { name: "Versioner", exact: true }), "versions");
    await walk.follow(page.getByRole("link", { name: /Jämför med versionen före/ }).first(), "comparison");
    await signOut(walk, "Karin Koordinator");

    await walk.open("/sv/search?q=generationer", "found by everybody");
    await walk.follow(page.locator("#results").getByRole("link", { name: "Att dela hem över generationer" }), "case");
    const text = await page.getByRole("main").innerText();
    for (const said of ["Unga flyttar in hos äldre som har rum över.", "Matchningen fungerade först", "Ni saknar någon i linjen", "innovation@sampelby.example"])
        walk.expect(text.includes(said), `the case does not say "${said}"`);
});
