// A resident tells a need without an account; the coordinator answers; the resident sees it by the code. In three languages.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

async function signOut(walk, name) {
    const own = walk.page.getByRole("banner").locator("details").filter({ hasText: name });
    await own.locator("summary").click();
    await walk.follow(own.getByRole("button", { name: "Logga ut" }), "signed out");
}

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A resident tells a need, the coordinator answers with a reason, and the resident reads it by the code.", async (walk) => {
    const { page } = walk;
    await walk.open("/sv", "front page");
    await walk.follow(inMain(walk).getByRole("link", { name: "Berätta om ett behov" }).first(), "the form");

    // Something is missing: it is said beside its field, and nothing typed is gone.
    walk.expectStatus(422);
    await page.getByLabel("Berätta mer").fill("Min pappa ser dåligt och vågar inte gå över torget när det är mörkt.\n\nDet finns ingen kant att följa med käppen.");
    await page.getByLabel("Var?").fill("Stora torget");
    await page.getByLabel("För vem är det svårt?").fill("den som ser dåligt");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "told what is missing");
    walk.expect(await page.getByLabel("Var?").inputValue() === "Stora torget", "what was typed is gone");
    await page.getByLabel("Vad är svårt?").fill("Det är svårt att korsa torget i mörker");
    await page.getByLabel("Vem ska få frågan?").selectOption({ label: "Sampelby kommun" });
    await page.getByLabel("Hur ofta?").selectOption({ label: "Varje dag" });
    await page.getByLabel("Din e-post").fill("lisa@example.org");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    const preview = await inMain(walk).innerText();
    for (const said of ["Sampelby kommun tar emot och svarar.", "lisa@example.org", "Det finns ingen kant att följa"])
        walk.expect(preview.includes(said), `before sending it does not say "${said}"`);

    // Another language, before sending and while writing, loses nothing.
    if (!walk.isNarrow) {
        await walk.follow(page.getByRole("banner").getByRole("button", { name: "English" }), "the form in English");
        walk.expect(await page.getByLabel("Your e-mail").inputValue() === "lisa@example.org", "the address was lost with the language");
        await page.getByLabel("Your e-mail").fill("lisa@example.com");
        await walk.follow(page.getByRole("banner").getByRole("button", { name: "Svenska" }), "the form in Swedish again");
        walk.expect(await page.getByLabel("Din e-post").inputValue() === "lisa@example.com", "the address was lost on the way back");
        await page.getByLabel("Din e-post").fill("lisa@example.org");
        await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending, back in Swedish");
    }

    // A second thought, and back again.
    await walk.follow(page.getByRole("button", { name: "Ändra" }), "the form once more");
    walk.expect(await page.getByLabel("Din e-post").inputValue() === "lisa@example.org", "the address was forgotten");
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look again");
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "the receipt");
    const code = await page.getByLabel("Din kod").inputValue();
    walk.expect(/^(\w{4}-){3}\w{4}$/.test(code), `the receipt has no code: ${code}`);

    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(page.getByRole("link", { name: "Det är svårt att korsa torget i mörker" }), "the need at the desk");
    walk.expect((await inMain(walk).innerText()).includes("lisa@example.org"), "the coordinator does not see whom to tell");
    await page.getByLabel("Görs redan").check();
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "an answer needs a reason");
    await page.getByLabel("Varför, med vanliga ord?").fill("Torget byggs om i höst. Då läggs ett stråk med räfflor som går att följa med käpp, och lamporna byts.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");
    await signOut(walk, "Karin Koordinator");

    await walk.open("/sv/needs", "all needs");
    await walk.follow(inMain(walk).getByRole("link", { name: "Det är svårt att korsa torget i mörker" }), "the need for everybody");
    const open = await inMain(walk).innerText();
    walk.expect(open.includes("ett stråk med räfflor"), "the answer is not public");
    walk.expect(!open.includes("lisa@example.org"), "the sender's address is public");

    // The letter says the answer, and its link opens the need when the button is pressed.
    const letter = await letterTo(walk.data, "lisa@example.org");
    walk.expect(letter.text.includes("ett stråk med räfflor"), "the letter does not say the answer");
    await walk.open(pathOf(letter), "by the letter");
    await walk.follow(page.getByRole("button", { name: "Visa mitt inspel" }), "opened by the letter");
    walk.expect((await inMain(walk).innerText()).includes("ett stråk med räfflor"), "the letter's link does not open the need");

    await walk.open("/sv/needs/claim", "by code");
    await page.getByLabel("Din kod").fill("0000 0000 0000 0000");
    await walk.follow(page.getByRole("button", { name: "Visa mitt inspel" }), "a wrong code");
    await page.getByLabel("Din kod").fill(code.replaceAll("-", " ").toUpperCase());
    await walk.follow(page.getByRole("button", { name: "Visa mitt inspel" }), "one's own need");
    walk.expect((await inMain(walk).innerText()).includes("ett stråk med räfflor"), "the sender does not see the answer");
    await page.getByLabel("Vad vill du lägga till?").fill("Tack! Gäller det Lilla torget också?");
    await walk.follow(page.getByRole("button", { name: "Lägg till" }), "something added");

    for (const [language, open_, tell] of [["en", "Show my contribution", "Tell a need"], ["nb", "Vis innspillet mitt", "Fortell om et behov"]]) {
        await walk.open(`/${language}/needs/new`, `the form in ${language}`);
        walk.expect(await page.getByRole("heading", { name: tell, level: 1 }).count() === 1, `no form in ${language}`);
        await walk.open(`/${language}/needs`, `all needs in ${language}`);
        await walk.open(`/${language}/needs/claim`, `by code in ${language}`);
        await page.locator("#code").fill(code);
        await walk.follow(page.getByRole("button", { name: open_ }), `one's own need in ${language}`);
    }

    await walk.open("/sv/needs/claim", "by code once more");
    await page.getByLabel("Din kod").fill(code);
    await walk.follow(page.getByRole("button", { name: "Visa mitt inspel" }), "before taking back");
    await page.locator("summary", { hasText: "Ta tillbaka" }).click();
    await walk.follow(page.getByRole("button", { name: "Ja, ta tillbaka inspelet" }), "taken back");
});
