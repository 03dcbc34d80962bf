// A newcomer: by the map, and the table beside it, to what a municipality does.
import { journey } from "./harness.mjs";

export default journey("A newcomer finds a project by the map's table and narrows it down.", async (walk) => {
    const { page } = walk;
    await walk.open("/sv", "front page");
    await walk.follow(page.getByRole("link", { name: "Se projekten på kartan" }), "map");
    const rows = page.locator('[data-map-table="municipalities"] tbody tr');
    walk.expect(await rows.count() > 3, "the map's table has no municipalities");
    await walk.follow(page.getByRole("link", { name: "Stockholm", exact: true }).first(), "projects of Stockholm");
    walk.expect((await page.locator("#results").innerText()).includes("Innovationsplattform Hållbara Stockholm"), "Stockholm's project is not found");
    await walk.follow(page.getByRole("link", { name: "Innovationsplattform Hållbara Stockholm" }), "project");
    walk.expect((await page.getByRole("main").innerText()).includes("6\u00a0850\u00a0000\u00a0kr"), "the page does not say the sum");

    // Nothing found is no dead end.
    await walk.open("/sv/search?q=xyzzyplugh&status=ongoing", "nothing found");
    await walk.follow(page.getByRole("link", { name: "Se allt i kunskapsbanken" }), "everything");
    walk.expect(await page.locator("#results h3").count() > 5, "the way on leads nowhere");
});
