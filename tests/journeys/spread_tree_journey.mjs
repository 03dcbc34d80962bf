// Who uses it and who took it from whom, over time; the thread from there back to where it was made; following a question.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("Somebody sees who uses a solution, a year back as well, and who took it from whom; follows the thread back; and follows a question.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=cirkulära+möbler+sampelby")).json();
    await walk.open(`/sv/spread/project/${items[0].id}`, "how it has spread");
    walk.expect((await inMain(walk).innerText()).includes("från Granby kommun"), "nobody took it from another adopter");
    await inMain(walk).getByLabel("Visa hur det var").selectOption("2025");
    await walk.follow(inMain(walk).getByRole("button", { name: "Visa" }), "a year before");
    walk.expect((await inMain(walk).innerText()).includes("1 använde det 2025"), "the year that was chosen is not shown");
    walk.expect(!(await inMain(walk).innerText()).includes("från Granby kommun"), "what began later is shown in the year before");
    await walk.open(`/sv/spread/project/${items[0].id}`, "now again");
    await walk.follow(inMain(walk).getByRole("link", { name: "Granby högskola" }).last(), "the one who took it from a neighbour");
    await walk.follow(inMain(walk).getByRole("link", { name: /Hela röda tråden/ }), "the thread back to where it was made");
    walk.expect((await inMain(walk).innerText()).includes("Tar över från Granby kommun"), "the list does not say from whom");
    await walk.open("/nb/red-thread/project/" + items[0].id, "the thread forward, in Norwegian");

    await walk.signIn("gun");
    await walk.open("/sv/adoptions/new?kind=project&subject=" + items[0].id + "&state=interested", "taking it over");
    await walk.open("/sv/questions?state=closed", "questions that are answered");
    await walk.follow(inMain(walk).getByRole("link", { name: /Har någon låtit skolor/ }).first(), "one of them");
    await walk.follow(inMain(walk).getByRole("link", { name: "Följ frågan" }), "following it");
    await walk.follow(inMain(walk).getByRole("button", { name: "Börja följa" }), "followed");
});
