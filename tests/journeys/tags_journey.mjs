// Words that people put on a project, and what the process leader makes of them.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

async function signOut(walk, name) {
    const own = walk.page.getByRole("banner").locator("details").filter({ hasText: name });
    await own.locator("summary").click();
    await walk.follow(own.getByRole("button", { name: "Logga ut" }), "signed out");
}

export default journey("A contributor puts tags on a project; the process leader renames one and merges another into it; everybody finds the project by it.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=delat+boende+sampelby")).json();
    const project = `/sv/projects/${items[0].id}/delat-boende-i-sampelby`;

    await walk.signIn("anna");
    await walk.open(project, "the project for a contributor");
    await walk.follow(inMain(walk).getByRole("link", { name: "Sätt eller ta bort etiketter" }), "its tags");
    walk.expectStatus(422);
    await page.getByLabel("Etikett", { exact: true }).fill("x");
    await walk.follow(inMain(walk).getByRole("button", { name: "Sätt" }), "too short a tag");
    walk.expect(await page.getByLabel("Etikett", { exact: true }).inputValue() === "x", "what was typed is gone");
    await page.getByLabel("Etikett", { exact: true }).fill("Delaktighet, Medborgardialog");
    await walk.follow(inMain(walk).getByRole("button", { name: "Sätt" }), "two tags are there");
    await signOut(walk, "Anna Bidragare");

    await walk.signIn("lena");
    await walk.open("/sv/tags", "all tags for the process leader");
    await walk.follow(inMain(walk).getByRole("link", { name: "Ändra Delaktighet" }), "one tag");
    await page.getByLabel("På engelska").fill("Participation");
    await walk.follow(inMain(walk).getByRole("button", { name: "Spara" }), "named in English");
    await walk.follow(inMain(walk).getByRole("link", { name: "Ändra Medborgardialog" }), "the other tag");
    await page.getByLabel("Den andra etiketten").fill("finns inte");
    await walk.follow(inMain(walk).getByRole("button", { name: "Slå ihop" }), "there is no such tag");
    await page.getByLabel("Den andra etiketten").fill("Delaktighet");
    await walk.follow(inMain(walk).getByRole("button", { name: "Slå ihop" }), "merged");
    await signOut(walk, "Lena Ledare");

    await walk.open("/en/tags", "all tags in English");
    walk.expect(!(await inMain(walk).innerText()).includes("Medborgardialog"), "the merged tag is still there of its own");
    await walk.follow(inMain(walk).getByRole("link", { name: "Participation", exact: true }), "everything with the tag");
});
