// Somebody with a role looks up what it may.
import { journey } from "./harness.mjs";

export default journey("A contributor looks up what the role may do, and who sees what is not for everybody.", async (walk) => {
    const main = walk.page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    await walk.signIn("anna");
    await walk.open("/sv/roles", "everything");
    walk.expect(await says("POST /needs/desk/{id}"), "a coordinator's route is missing");
    await main.getByLabel("Visa det som en roll får").selectOption("contributor");
    await main.getByLabel("Del av platsen").selectOption("knowledge");
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "what a contributor may with projects");
    walk.expect(await says("POST /cases/new"), "writing a case is missing");
    walk.expect(!await says("POST /projects/{id}/visibility"), "hiding a project is not for contributors");
    await walk.follow(main.getByRole("link", { name: "Tillbaka till Min sida" }), "own page");
});
