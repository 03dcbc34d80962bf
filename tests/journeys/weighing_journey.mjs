// A coordinator lets a team weigh two needs, each alone; a colleague answers from a letter; the result says where they disagree.
import { letterTo, pathOf } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const colleague = "gatuchefen@sampelby.example";


/// Answers every criterion of every need.
async function score(walk, scores, words) {
    const { page } = walk;
    const fields = page.locator("main select");
    const all = await fields.count();
    for (let number = 0; number < all; ++number) await fields.nth(number).selectOption(scores[number % scores.length]);
    await page.locator("main textarea").first().fill(words);
}

async function weigh(walk) {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/weighings", "no weighing yet");
    await walk.follow(page.getByRole("link", { name: "Väg med kriterier" }), "a new weighing");
    walk.expectStatus(422);
    await page.getByLabel("Vad heter vägningen?").fill("Vårens inspel");
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "told what is missing");
    walk.expect(await page.getByLabel("Vad heter vägningen?").inputValue() === "Vårens inspel", "what was typed is gone");
    const subjects = page.locator('main input[name="need"]');
    for (const number of [0, 1]) await subjects.nth(number).check();
    await page.getByLabel("Anna", { exact: false }).first().check();
    await page.getByLabel("Andra, med e-postadress", { exact: false }).fill(colleague);
    await page.getByLabel("Sista dag att svara").fill("2199-12-31");
    await page.getByLabel(/^Alla, när vägningen är stängd/).check();
    await walk.follow(page.getByRole("button", { name: "Skicka frågan" }), "asked");
    walk.expect((await inMain(walk).innerText()).includes("0 av 2 har svarat"), "it does not say who is missing");
    return new URL(page.url()).pathname;
}

export default journey("A team weighs needs, each alone, and reads where it disagrees.", async (walk) => {
    const { page } = walk;
    const weighing = await weigh(walk);
    const karins = await walk.context.cookies();
    await walk.context.clearCookies();
    const letter = await letterTo(walk.data, colleague);
    await walk.open(pathOf(letter), "the colleague's page");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Spara svaret" }), "scores are missing");
    await score(walk, ["5", "2", "1", "0"], "Det här hjälper flest.");
    await walk.follow(page.getByRole("button", { name: "Spara svaret" }), "thanked");

    await walk.signIn("anna");
    await walk.open(`${weighing}/answer`, "anna's page");
    walk.expect(!(await inMain(walk).innerText()).includes("hjälper flest"), "another's answer is shown");
    await score(walk, ["1", "2", "3", "4"], "Det kan bli dyrt.");
    await walk.follow(page.getByRole("button", { name: "Spara svaret" }), "the last answer closes it");
    await walk.context.clearCookies();
    await walk.context.addCookies(karins);
    await walk.open(weighing, "the result");
    const result = await inMain(walk).innerText();
    for (const said of ["2 av 2 har svarat", "Tala om det här först", "(från 1 till 5)", "Det kan bli dyrt.", "kan inte bedöma"])
        walk.expect(result.includes(said), `the result does not say "${said}"`);
    await walk.context.clearCookies();
    await walk.open(weighing, "the result for everybody");
    const open = await inMain(walk).innerText();
    walk.expect(open.includes("För få har svarat") && !open.includes("dyrt") && !open.includes(colleague), "everybody reads what two people answered");
    walk.expectStatus(410);
    await walk.open(pathOf(letter), "the link of a closed weighing");
});
