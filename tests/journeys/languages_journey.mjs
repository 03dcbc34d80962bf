// A resident who reads Finnish tells a need and finds the answer; another uses easy Swedish; the process leader completes a language.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A resident tells a need in Finnish, reads the answer's letter and page in Finnish, and the process leader writes a text that was missing.", async (walk) => {
    const { page } = walk;
    await walk.open("/sv/needs/new", "the form in Swedish");
    await page.getByLabel("Berätta mer").fill("Olen asunut täällä kauan.");
    await walk.follow(inMain(walk).getByRole("button", { name: "Suomi" }).or(inMain(walk).getByRole("link", { name: "Suomi" })), "the form in Finnish");
    walk.expect((await page.locator("html").getAttribute("lang")) === "fi", "the page does not say that it is Finnish");
    walk.expect((await page.locator('main span[lang="sv"]').count()) === 0, "some of the form is Swedish");
    await page.getByLabel("Mikä on vaikeaa?").fill("Bussi ei kulje illalla");
    await page.getByLabel("Kerro lisää").fill("En pääse kotiin yhdeksän jälkeen, eikä muita vuoroja ole.");
    await page.getByLabel("Kenelle kysymys menee?").selectOption({ label: "Sampelby kommun" });
    await page.getByLabel("Millä kielellä kirjoitat?").selectOption({ label: "Suomi" });
    await page.getByLabel("Sähköpostiosoitteesi").fill("aino@example.org");
    await walk.follow(page.getByRole("button", { name: "Katso läpi" }), "the look in Finnish");
    await walk.follow(page.getByRole("button", { name: "Lähetä" }), "the receipt in Finnish");
    const code = await page.getByLabel("Koodisi").inputValue();
    walk.expect(/^(\w{4}-){3}\w{4}$/.test(code), `the receipt has no code: ${code}`);

    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(page.getByRole("link", { name: "Bussi ei kulje illalla" }), "the need at the desk");
    await page.getByLabel("Går vidare").check();
    await page.getByLabel("Varför, med vanliga ord?").fill("Iltavuoroja kokeillaan syksyllä.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");

    const letter = await letterTo(walk.data, "aino@example.org");
    walk.expect(letter.subject.includes("Vastaus tarpeeseesi") && letter.text.includes("Tarve etenee."), `the letter is not in Finnish: ${letter.subject} ${letter.text}`);
    const path = pathOf(letter);
    await walk.open(path, "the code from the letter, in Finnish");
    await walk.follow(page.getByRole("button", { name: "Näytä tarpeeni" }), "the answer in Finnish");
    walk.expect((await inMain(walk).innerText()).includes("Iltavuoroja kokeillaan"), "the answer is not there");
    walk.expect((await page.locator('main span[lang="sv"]').count()) === 0, "some of the state page is Swedish");

    await walk.open("/lattlast/needs/new", "the form in easy Swedish");
    await walk.open("/se/needs/claim", "mostly Swedish, and says so");
    walk.expect((await inMain(walk).innerText()).includes("En del av sidan finns inte på nordsamiska än."), "nobody is told that it is Swedish");

    await walk.signIn("lena");
    await walk.open("/sv/translations", "the languages");
    await walk.follow(inMain(walk).getByRole("link", { name: "nordsamiska" }), "all texts of one language");
    await page.getByLabel("Ord i texten").fill("Följ ditt inspel med kod");
    await page.getByLabel("Bara det som saknas").check();
    await walk.follow(inMain(walk).getByRole("button", { name: "Visa" }), "what is missing");
    await walk.follow(inMain(walk).getByRole("link", { name: "Följ ditt inspel med kod" }).first(), "one text");
    walk.expectStatus(422);
    await page.getByLabel("Texten på nordsamiska").fill("{x}");
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "told what is wrong");
    await page.getByLabel("Texten på nordsamiska").fill("Prov");
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "saved");
    await walk.open("/se/needs/claim", "used at once");
    walk.expect((await page.getByRole("heading", { level: 1 }).innerText()) === "Prov", "the text is not used");
});
