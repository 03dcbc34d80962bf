// Somebody follows a need, gets a letter when it is answered, ends such letters from the letter, and still sees the news.
import { letterTo } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const title = "Det är svårt att få veta när hemtjänsten kommer";

export default journey("A member follows a need and an organisation, is told by letter, and ends the letters from the letter without signing in.", async (walk) => {
    const { page } = walk, main = page.getByRole("main");
    const menu = (who) => page.getByRole("banner").locator("details").filter({ hasText: who });
    walk.expectStatus(308);
    await walk.signIn("anna");
    await walk.open("/sv/needs", "needs");
    await walk.follow(main.getByRole("link", { name: title }), "need");
    const need = new URL(page.url()).pathname.split("/")[3];
    await walk.follow(main.getByRole("link", { name: "Följ behovet" }), "how to be told");
    await main.getByLabel("Ett brev i veckan, på måndag").check();
    await walk.follow(main.getByRole("button", { name: "Börja följa" }), "followed");
    walk.expect((await main.innerText()).includes(title), "the need is not in the list");
    await walk.follow(main.getByRole("link", { name: /Ett brev i veckan/ }), "change how");
    await main.getByLabel("Brev när något händer").check();
    await walk.follow(main.getByRole("button", { name: "Spara" }), "at once");
    await walk.open(`/sv/needs/${need}`, "need again");
    await walk.follow(page.getByRole("link", { name: "Sampelby kommun" }).first(), "organisation");
    await walk.follow(main.getByRole("link", { name: "Följ organisationen" }), "how to be told of it");
    await main.getByLabel("Bara här på webbplatsen").check();
    await walk.follow(main.getByRole("button", { name: "Börja följa" }), "both followed");
    const annas = await walk.context.cookies();
    await walk.context.clearCookies();

    await walk.signIn("karin");
    await walk.open(`/sv/needs/desk/${need}`, "desk");
    await page.getByLabel(/^Behandlas/).check();
    await page.getByLabel("Varför, med vanliga ord?").fill("Vi mäter hur många det gäller och svarar före jul.");
    await walk.follow(page.getByRole("button", { name: "Skicka svaret" }), "answered");
    await walk.context.clearCookies();

    const letter = await letterTo(walk.data, "anna@sampelby.example", (one) => one.subject.includes("har fått ett svar"));
    walk.expect(letter.text.includes(title) && letter.html.includes("<html lang=\"sv\">"), "the letter does not say what it is about");
    walk.expect(/^<https?:.*\/one-click\/[\w-]{43}>$/.test(letter.header("List-Unsubscribe")), "the letter has no way out");
    walk.expect(letter.header("List-Unsubscribe-Post") === "List-Unsubscribe=One-Click", "a mail program cannot end the letters");
    await walk.open(new URL(letter.links.find((link) => link.includes("/one-click/"))).pathname, "way out");
    walk.expect(!(await main.innerText()).includes(title), "the way out tells what is followed");
    await walk.follow(main.getByRole("button", { name: "Inga fler brev" }), "no more letters");

    await walk.context.addCookies(annas);
    await walk.open("/sv", "front page");
    await menu("Anna").locator("summary").click();
    await walk.follow(menu("Anna").getByRole("link", { name: "1 ny avisering" }), "notifications");
    walk.expect(!(await main.innerText()).includes("Brev när något händer"), "letters still come");
    await walk.follow(main.getByRole("button", { name: "Jag har sett allt" }), "seen");
    await walk.follow(main.getByRole("button", { name: `Sluta följa ${title}` }), "need no longer followed");
    await walk.follow(main.getByRole("button", { name: "Sluta följa Sampelby kommun" }), "nothing followed");
    walk.expect((await main.innerText()).includes("Du följer inget än."), "something is still followed");
});
