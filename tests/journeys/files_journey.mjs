// A contributor puts a picture and a report beside a case, tells what the picture shows, removes and brings back.
import { readFileSync } from "node:fs";
import { journey } from "./harness.mjs";

const sample = (name, mimeType) => ({ name, mimeType, buffer: readFileSync(`src/services/attachments/cases/${name}`) });
const item = (walk, name) => walk.page.getByRole("main").getByRole("listitem").filter({ hasText: name });

export default journey("A contributor adds a picture and a PDF to a case, sees them there, removes one and brings it back.", async (walk) => {
    const { page } = walk;
    await walk.signIn("anna");
    await walk.open("/sv/cases/new", "begin a case");
    await page.getByLabel("Namn").fill("Att dela nyckel");
    await walk.follow(page.getByRole("button", { name: "Börja skriva" }), "first part");
    await walk.open("/sv/cases/mine", "own drafts");
    await walk.follow(page.getByRole("main").getByRole("link", { name: "Att dela nyckel" }).first(), "the case's work");
    const id = /\/cases\/([0-9a-z]{26})/.exec(page.url())[1];
    walk.expectStatus(308);
    await walk.open(`/sv/cases/${id}`, "the draft");
    await walk.follow(page.getByRole("link", { name: "Lägg till eller ändra filer" }), "no files yet");

    // One of the files is no picture that is taken in: that is said, and the others are kept.
    walk.expectStatus(422);
    await page.getByLabel("Filer", { exact: true }).setInputFiles([sample("picture.png", "image/png"), sample("report.pdf", "application/pdf"), sample("drawing.svg", "image/svg+xml")]);
    await page.getByLabel("Hur får andra använda det?").selectOption("CC-BY-4.0");
    await walk.follow(page.getByRole("button", { name: "Lägg till", exact: true }), "two added, one refused");
    const said = await page.getByRole("main").innerText();
    for (const expected of ["2 filer lades till.", "”drawing.svg” är en SVG-bild", "picture.png", "report.pdf"])
        walk.expect(said.includes(expected), `the page does not say "${expected}"`);

    await walk.follow(page.getByRole("link", { name: "Beskriv bilden" }), "describing");
    await page.getByLabel("Bildbeskrivning").fill("Två personer håller i samma nyckel");
    await page.getByLabel("Titel").fill("Nyckeln delas");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "described");

    await walk.follow(page.getByRole("link", { name: "Tillbaka till sidan" }), "beside the case");
    const picture = page.getByRole("img", { name: "Två personer håller i samma nyckel" });
    await picture.scrollIntoViewIfNeeded();
    walk.expect(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the picture is not drawn");
    walk.expect(await page.getByRole("link", { name: "report.pdf", exact: true }).count() === 1, "the report is not listed");

    await walk.follow(page.getByRole("link", { name: "Lägg till eller ändra filer" }), "the files");
    await walk.follow(item(walk, "report.pdf").getByRole("button", { name: /Ta bort/ }), "removed");
    walk.expect((await page.getByRole("main").innerText()).includes("Borttagna filer"), "what was removed is not told of");
    await walk.follow(item(walk, "report.pdf").getByRole("button", { name: /Lägg tillbaka/ }), "brought back");
    walk.expect(!(await page.getByRole("main").innerText()).includes("Borttagna filer"), "something is still removed");

    // The file itself is saved, never shown as a page.
    const [download] = await Promise.all([page.waitForEvent("download"), item(walk, "report.pdf").getByRole("link", { name: "report.pdf", exact: true }).click()]);
    walk.expect(download.suggestedFilename() === "report.pdf", "the report is not saved under its name");
});
