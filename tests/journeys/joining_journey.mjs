// A coordinator follows the first ninety days: fills in facts, reads the documents, fetches them, ticks what is done.
import { journey } from "./harness.mjs";

export default journey("A coordinator fills in facts for the joining package, reads each draft, fetches the file and ticks what is done.", async (walk) => {
    const { page } = walk, main = page.getByRole("main");
    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby", "the organisation in the list");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun" }).first(), "its page");
    const administer = await main.locator('a[href*="/administration/"]').first().getAttribute("href");
    await walk.open(administer, "people and settings");
    await walk.follow(main.getByRole("link", { name: "Anslutningspaket" }), "the package");
    await walk.follow(main.getByRole("link", { name: "Fyll i uppgifter om er" }), "the facts");
    await page.getByLabel("Personuppgiftsansvarig nämnd").fill("Kommunstyrelsen");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "facts saved");
    for (const name of ["Personuppgiftsavtal och ansvarsfördelning", "Konsekvensbedömning (utkast)", "Informationsklassning", "Rader till dokumenthanteringsplanen", "Kravlista för upphandling", "Incidentrutin"]) {
        await walk.open(`${administer}/joining`, "the package again");
        await walk.follow(main.getByRole("link", { name }), name);
        walk.expect((await main.innerText()).includes("Era jurister"), `${name} does not say that it is a draft`);
    }
    await walk.open(`${administer}/joining`, "the path");
    await page.getByLabel("Bjud in minst två samordnare").check();
    await walk.follow(page.getByRole("button", { name: "Spara kryssen" }), "ticks saved");
    walk.expect(await page.getByLabel("Bjud in minst två samordnare").isChecked(), "the tick is gone");
});
