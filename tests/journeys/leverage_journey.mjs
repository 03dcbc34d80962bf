// Which barrier first: a coordinator says what it costs to remove a barrier, names a project that it stops too, and anybody weighs the barriers against each other.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const title = "Det som sparar pengar i skolan måste betalas av tekniska nämnden";

async function tell(walk) {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/barriers", "the register");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "the barrier for its steward");
    await walk.follow(inMain(walk).getByRole("link", { name: "Ange kostnad och tid" }), "what it takes to remove it");
    await page.getByLabel("Kostnad i kronor").fill("lagom");
    await page.getByLabel("Hur ni har bedömt det").fill("Två möten mellan nämnderna.");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told what is wrong");
    walk.expect(await page.getByLabel("Hur ni har bedömt det").inputValue() === "Två möten mellan nämnderna.", "what was typed is gone");
    await page.getByLabel("Kostnad i kronor").fill("25 000");
    await page.getByLabel("Antal månader").fill("4");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved");
    walk.expect((await inMain(walk).innerText()).includes("25\u00a0000\u00a0kr"), "the cost is not shown");
    await walk.follow(inMain(walk).getByRole("link", { name: title }), "back to the barrier");
}

async function tie(walk) {
    const { page } = walk, barrier = new URL(page.url()).pathname;
    await walk.open("/sv/projects?q=Delat+boende", "looking for the project");
    const project = await page.getByRole("link", { name: "Delat boende i Sampelby" }).first().getAttribute("href");
    await walk.open(barrier, "the barrier again");
    await inMain(walk).getByText("Säg vilket projekt det stoppar").or(inMain(walk).locator("#projects summary")).first().click();
    await page.locator("#tie").fill(project);
    await walk.follow(page.locator("#projects").getByRole("button").last(), "it stops the project too");
}

export default journey("A coordinator says what removing a barrier takes; everybody sees which barriers together free most, what would change that, and what is not known.", async (walk) => {
    const { page } = walk;
    walk.expectStatus(422);
    await tell(walk);
    await tie(walk);
    await walk.context.clearCookies();
    await walk.open("/sv/barriers", "the register for everybody");
    await walk.follow(inMain(walk).getByRole("link", { name: "Vilket hinder först?" }), "which barrier first");
    const words = await inMain(walk).innerText();
    for (const said of ["2 hinder bort för 375\u00a0000\u00a0kr frigör 1 projekt av 2 projekt.", "Inget annat urval är billigare.", "Om pengar räknas i stället", "2 projekt har ingen kommun med känt antal invånare"])
        walk.expect(words.includes(said), `the page does not say "${said}"`);
    await page.getByLabel("Hur mycket ska bli fritt?").fill("101");
    await walk.follow(page.getByRole("button", { name: "Visa", exact: true }), "a share that is none");
    await page.getByLabel("Hur mycket ska bli fritt?").fill("100");
    await page.getByLabel("Vad ska räknas?").selectOption("money");
    await walk.follow(page.getByRole("button", { name: "Visa", exact: true }), "everything, by money");
    walk.expect((await inMain(walk).innerText()).includes("3 hinder bort för 1\u00a0575\u00a0000\u00a0kr"), "all barriers are not in it");
    await walk.follow(inMain(walk).locator("#choice").getByRole("link", { name: "Hamnen får inte ta betalt" }).first(), "the data behind a figure");
    walk.expect((await inMain(walk).innerText()).includes("Hamnens arbete med en ny taxa"), "how it was judged is not shown");
});
