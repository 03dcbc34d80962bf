// Two needs compared by those who are signed in; the result says how sure the order is.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

async function ask(walk) {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/weighings/new?by=pairs", "a new comparison");
    await page.getByLabel("Vad heter vägningen?").fill("Vad hjälper mest");
    await page.getByLabel("Vilken fråga svarar man på för varje par?").fill("Vilken hjälper flest?");
    const subjects = page.locator('main input[name="need"]');
    for (const number of [0, 1]) await subjects.nth(number).check();
    await page.getByLabel("Alla som är inloggade").check();
    await page.getByLabel("Sista dag att svara").fill("2199-12-31");
    await page.getByLabel(/^Alla, när vägningen är stängd/).check();
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked everybody");
    return new URL(page.url()).pathname;
}

async function compare(walk, person, weighing, ways) {
    const { page } = walk;
    await walk.context.clearCookies();
    await walk.signIn(person);
    await walk.open(`${weighing}/answer`, `${person} compares`);
    for (const [number, way] of ways.entries())
        await walk.follow(page.getByRole("button", { name: way }).first(), `${person}'s answer ${number + 1}`);
}

export default journey("Needs are compared two at a time, and the order says how sure it is.", async (walk) => {
    const { page } = walk;
    const weighing = await ask(walk), karins = await walk.context.cookies();
    await compare(walk, "anna", weighing, [/^Välj den här/]);
    walk.expect((await inMain(walk).innerText()).includes("Ditt svar är sparat."), "after the last pair it does not say that one is done");
    await compare(walk, "gun", weighing, ["Lika"]);
    await compare(walk, "maja", weighing, [/^Välj den här/]);
    await walk.context.clearCookies();
    await walk.context.addCookies(karins);
    await walk.open(weighing, "how it goes");
    walk.expect((await inMain(walk).innerText()).includes("3 har svarat"), "it does not say how many have answered");
    await walk.follow(page.getByRole("button", { name: "Stäng nu" }), "the result");
    await walk.context.clearCookies();
    await walk.open(weighing, "the result for everybody");
    const open = await inMain(walk).innerText();
    for (const said of ["Ordningen, och hur säker den är", "3 jämförelser räknas.", "går inte att avgöra"]) walk.expect(open.includes(said), `the result does not say "${said}"`);
});
