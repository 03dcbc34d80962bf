// A coordinator decides what others see of a person whom a source names: shows, withdraws, removes for good.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const name = "Petra Projektpärla";

export default journey("A coordinator shows a person whom a source names, on that person's word, stops showing them, and removes them for good.", async (walk) => {
    const { page } = walk;
    const card = () => inMain(walk).getByRole("region", { name });
    const unfold = () => card().locator("details:not([open]) summary").click();
    const { items } = await (await page.request.get("/sv/search.json?q=delat+boende+sampelby")).json();
    const project = `/sv/projects/${items[0].id}/delat-boende-i-sampelby`;

    await walk.signIn("karin");
    await walk.open(project, "the project for its coordinator");
    await walk.follow(inMain(walk).getByRole("link", { name: "Välj vad andra får se" }), "persons whom the sources name");

    // On whose word must be said, and what was ticked stays ticked.
    walk.expectStatus(422);
    await card().getByLabel("Namn").check();
    await card().getByLabel("E-post").check();
    await walk.follow(card().getByRole("button", { name: "Visa för alla" }), "on whose word is missing");
    walk.expect((await card().innerText()).includes("Säg på vems ord personen visas."), "it is not said what is missing");
    walk.expect(await card().getByLabel("E-post").isChecked(), "what was ticked is gone");
    await card().getByLabel("Personen har själv sagt ja").check();
    await walk.follow(card().getByRole("button", { name: "Visa för alla" }), "shown");
    await walk.open(project, "the project with its contact");
    walk.expect((await inMain(walk).innerText()).includes(name), "the contact is not shown");

    await walk.open(`${project}/persons`, "persons, one shown");
    await walk.follow(card().getByRole("button", { name: "Sluta visa" }), "withdrawn");
    await unfold();
    await walk.follow(card().getByRole("button", { name: "Ta bort för gott" }), "one must be sure");
    await unfold();
    await card().getByLabel("Ja, ta bort personen för gott").check();
    await walk.follow(card().getByRole("button", { name: "Ta bort för gott" }), "removed");
    walk.expect(await card().count() === 0, "the person is still there");
    await walk.open(project, "the project without a contact");
    walk.expect(!(await inMain(walk).innerText()).includes(name), "the person is still shown");
});
