// A coordinator gives the organisation a face: what it says of accessibility and personal data, its colour, what other sites may show.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A coordinator tells how accessible the organisation's part is, chooses a colour that can be read, and opens its needs to another site.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby", "the organisation in the list");
    await walk.follow(inMain(walk).getByRole("link", { name: "Sampelby kommun" }).first(), "its page");
    await walk.follow(inMain(walk).getByRole("link", { name: "Tillgänglighet" }), "nothing is said yet");
    await walk.follow(inMain(walk).getByRole("link", { name: "Ändra" }), "the form of the statement");
    walk.expectStatus(422);
    await page.getByLabel("Hur väl följer er del kraven?").selectOption({ label: "Delvis" });
    await page.getByLabel("Vem har prövat?").selectOption({ label: "Vi själva" });
    await page.getByLabel("Vad fungerar inte?").fill("Protokollen är inlästa bilder.\nKartan saknar text.");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told what is missing");
    walk.expect((await page.getByLabel("Vad fungerar inte?").inputValue()).includes("Kartan saknar text."), "what was typed is gone");
    await page.getByLabel("Varför, och när rättas det?").fill("Vi byter system för protokoll till våren.");
    await page.getByLabel("E-post för den som behöver hjälp").fill("tillganglig@sampelby.example");
    await page.getByLabel("När prövades det senast?").fill("2026-10-01");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se hur det blir" }), "the statement");
    walk.expect((await inMain(walk).innerText()).includes("Kartan saknar text."), "what is missing is not told");

    const administration = await page.getByRole("link", { name: "Ändra" }).getAttribute("href");
    const place = administration.replace(/\/accessibility$/, "");
    await walk.open(`${place}/privacy`, "the form of the notice");
    await page.getByLabel("Personuppgiftsansvarig").fill("Kommunstyrelsen");
    await page.getByLabel("E-post för frågor om personuppgifter").fill("dataskydd@sampelby.example");
    await page.getByLabel("Vad använder ni uppgifterna till?").fill("Svara på det som invånare berättar.");
    await page.getByLabel("Rättslig grund").selectOption({ index: 1 });
    await page.getByLabel("Var uppgiften står").fill("kommunallagen (2017:725)");
    await page.getByLabel("Hur länge finns de kvar?").fill("Som i dokumenthanteringsplanen.");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved notice");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se hur det blir" }), "the notice");

    await walk.open(place, "people and settings");
    await walk.follow(inMain(walk).getByRole("link", { name: "Färg och egen adress" }), "the form of the colour");
    await page.getByLabel("Färg på knappar och länkar").fill("#ff8800");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "a colour too weak");
    const offered = /läsa är (#\w{6})/.exec(await inMain(walk).innerText())?.[1];
    walk.expect(offered !== undefined, "no colour is offered");
    await page.getByLabel("Färg på knappar och länkar").fill(offered);
    await walk.follow(page.getByRole("button", { name: "Spara" }), "the offered colour is taken");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se hur det blir" }), "the organisation in its colour");

    await walk.open(`${place}/embedding`, "the form of sites");
    await page.getByLabel("Webbplatser som får visa det").fill("https://www.sampelby.example");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "sites saved");
    walk.expect((await page.getByLabel("Kod").first().inputValue()).startsWith('<iframe src="'), "there is no HTML to copy");
    await walk.follow(inMain(walk).getByRole("link", { name: "Se hur det ser ut" }).first(), "the embedded list");
    await walk.open(`/sv/embed/${place.split("/").at(-1)}/tell`, "the embedded form");
});
