// A sender asks somebody to tell a need together; the co-author joins from the letter, corrects the text and leaves.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const friend = "berit@example.org";

/// Anna's need, told without a browser's help.
async function tell(walk) {
    const { page } = walk;
    await walk.open("/sv/needs/new", "telling");
    await page.locator('[name="title"]').fill("Bänken är trasig");
    await page.locator('[name="story"]').fill("Ingen kan sitta där.");
    const organisation = page.locator('[name="organisation"]').first();
    if (await organisation.evaluate((one) => one.tagName === "SELECT")) await organisation.selectOption({ label: "Sampelby kommun" });
    else await page.getByLabel("Sampelby kommun", { exact: true }).check();
    await walk.follow(page.locator("main form button.ds-button").last(), "looked at before it is sent");
    await walk.follow(inMain(walk).getByRole("button", { name: /^Skicka/ }).first(), "told");
    return /\/needs\/mine\/(\w{26})/.exec(await page.content())[1];
}

export default journey("A need is told together: a co-author joins by letter, corrects the text and leaves.", async (walk) => {
    const { page } = walk;
    await walk.signIn("anna");
    const need = await tell(walk);
    await walk.open(`/sv/needs/mine/${need}`, "one's own");
    await walk.follow(page.getByRole("button", { name: "Medförfattare" }), "nobody yet");
    await page.getByLabel(/^E-postadress till den/).fill(friend);
    await walk.follow(page.getByRole("button", { name: "Skicka inbjudan" }), "asked");
    const letter = await letterTo(walk.data, friend), annas = await walk.context.cookies();
    await walk.context.clearCookies();
    await walk.open(pathOf(letter), "asked to join");
    await page.locator('[name="coauthor_name"]').fill("Berit på Storgatan");
    await walk.follow(page.getByRole("button", { name: "Ja, jag är med" }), "joined");
    await walk.open(`/sv/needs/${need}/banken-ar-trasig`, "for everybody");
    const open = await inMain(walk).innerText();
    walk.expect(open.includes("Tillsammans med 1 person till.") && !open.includes("Storgatan") && !open.includes(friend), "the co-author is not shown as they chose");

    // The sender reads the page; the co-author corrects meanwhile: the sender's words are not lost, and nobody's are written over.
    await walk.context.addCookies(annas);
    await walk.open(`/sv/needs/mine/${need}`, "one's own again");
    const other = await walk.context.newPage();
    await walk.context.clearCookies();
    await other.goto(new URL(pathOf(letter), page.url()).href);
    await other.locator('main details:has(input[value="correct"]) > summary').click();
    await other.locator('[name="story"]').fill("Ingen kan sitta där, säger Berit.");
    await other.locator('main form:has(input[value="correct"]) button.ds-button').click();
    await other.getByText("säger Berit").first().waitFor();
    await other.close();
    await walk.context.addCookies(annas);
    await page.locator('main details:has(input[value="correct"]) > summary').click();
    await page.locator('[name="story"]').fill("Ingen kan sitta där alls.");
    walk.expectStatus(409);
    await walk.follow(page.locator('main form:has(input[value="correct"]) button.ds-button'), "the text has changed meanwhile");
    walk.expect((await inMain(walk).innerText()).includes("säger Berit"), "the text as it is now is not shown");
    walk.expect(await page.locator('[name="story"]').inputValue() === "Ingen kan sitta där alls.", "what was typed is gone");

    await walk.context.clearCookies();
    await walk.open(pathOf(letter), "the co-author's page");
    await walk.follow(page.getByRole("button", { name: "Lämna" }), "left");
    walk.expectStatus(410);
    await walk.open(pathOf(letter), "the link of one who has left");
    // What a stranger wrote is looked at before others read it, and who left is no longer named.
    await walk.signIn("karin");
    await walk.open(`/sv/needs/desk/${need}`, "at the desk");
    const desk = await inMain(walk).innerText();
    walk.expect(desk.includes("säger Berit") && !desk.includes("Berit på"), "the desk does not show what was corrected");
});
