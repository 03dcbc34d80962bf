// Somebody who does not find reads how to search, and tries an example.
import { journey } from "./harness.mjs";

export default journey("A visitor reads how to search and follows an example to what it finds.", async (walk) => {
    const { page } = walk;
    for (const language of ["en", "nb", "sv"]) await walk.open(`/${language}/search/help`, `help in ${language}`);
    await walk.follow(page.getByRole("link", { name: "titel:plattform", exact: true }), "example");
    walk.expect(new URL(page.url()).searchParams.get("q") === "titel:plattform", "the example leads elsewhere");
    if (walk.scripts) {
        // By keyboard: arrows choose, the field says which, escape gives back what was typed.
        const field = page.getByRole("combobox");
        await field.fill("");
        await field.pressSequentially("innov");
        await page.getByRole("option").first().waitFor();
        await walk.look("suggestions");
        await field.press("ArrowDown");
        const chosen = await field.getAttribute("aria-activedescendant");
        walk.expect(await page.locator(`#${chosen}`).getAttribute("aria-selected") === "true", "the field does not say which suggestion is chosen");
        await field.press("Escape");
        walk.expect(await field.getAttribute("aria-expanded") === "false" && await field.inputValue() === "innov", "escape does not close the suggestions");
    }
    await walk.open(`/sv/search?q=${encodeURIComponent('"plattform *')}`, "explanations");
    await walk.follow(page.getByRole("main").getByRole("link", { name: "Så söker du" }).first(), "help from the search page");
});
