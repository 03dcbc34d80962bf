// The process leader teaches search that two words mean the same, and a visitor finds by the other one.
import { journey } from "./harness.mjs";

export default journey("The process leader adds a word, a search finds by it at once, and taking it away undoes that.", async (walk) => {
    const { page } = walk;
    // Each window teaches a word of its own: they share one world.
    const word = `xylofon${walk.width}${walk.scripts ? "med" : "utan"}`;
    await walk.signIn("lena");
    await walk.open("/sv/synonyms", "groups");
    await walk.follow(page.getByRole("main").getByRole("link", { name: "Lägg till en grupp" }).first(), "new group");
    await page.getByLabel("Svenska").fill(word);
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Lägg till gruppen" }), "one word is too few");
    walk.expect((await page.getByLabel("Svenska").inputValue()).includes(word), "what was typed is gone");
    await page.getByLabel("Engelska").fill("innovation");
    await page.getByLabel("Varför?").fill("Båda används");
    await walk.follow(page.getByRole("button", { name: "Lägg till gruppen" }), "group with findings");
    const group = page.url();

    await walk.open(`/sv/search?q=${word}`, "found by the other word");
    walk.expect((await page.getByRole("main").innerText()).includes("Visar också: innovation."), "search does not tell of the other word");
    await walk.follow(page.getByRole("link", { name: "Sök bara på det du skrev" }), "only what was written");

    await walk.open(group, "group again");
    await page.getByLabel("Varför?").last().fill("Prövat färdigt");
    await walk.follow(page.getByRole("button", { name: "Ta bort" }), "group removed");
    await walk.open("/sv/search/unanswered", "questions without a good answer");
});
