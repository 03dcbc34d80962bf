// A member follows a search, gives it a name of their own, and stops.
import { journey } from "./harness.mjs";

export default journey("A coordinator follows a search, renames it, goes to it and stops following.", async (walk) => {
    const { page } = walk;
    const word = `plattform ${walk.width}${walk.scripts ? "m" : "u"}`;
    await walk.signIn("karin");
    await walk.open(`/sv/search?q=${encodeURIComponent(word)}`, "search");
    await walk.follow(page.getByRole("button", { name: "Följ den här sökningen" }), "followed");
    const own = page.locator("section.followed").filter({ hasText: word });
    await own.locator("summary").click();
    await own.getByLabel("Namn").fill(`Mina ${word}`);
    await walk.follow(own.getByRole("button", { name: "Spara namnet" }), "renamed");
    await walk.open("/sv/account", "own page");
    await walk.follow(page.getByRole("link", { name: "Se vad som är nytt" }), "followed searches");
    const named = page.locator("section.followed").filter({ hasText: `Mina ${word}` });
    await walk.follow(named.getByRole("button", { name: "Sluta följa" }), "stopped");
    walk.expect(!(await page.getByRole("main").innerText()).includes(`Mina ${word}`), "the search is still followed");
});
