// A newcomer: from the front page by a word to a project.
import { journey } from "./harness.mjs";

export default journey("A newcomer finds a project by a Swedish word and reads it.", async (walk) => {
    const { page } = walk;
    await walk.open("/", "front page");

    const search = page.getByRole("main").getByRole("search").first();
    await search.locator('[name="q"]').fill("innovationsplattform");
    await walk.follow(search.getByRole("button"), "search");

    const first = page.locator("#results").getByRole("heading").getByRole("link").first();
    const title = (await first.innerText()).trim();
    await walk.follow(first, "project");
    walk.expect((await page.getByRole("heading", { level: 1 }).innerText()).includes(title), `the page does not carry the title "${title}"`);
});
