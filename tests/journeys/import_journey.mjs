// A coordinator takes in a table of her own, twice the same project, and settles that.
import { journey } from "./harness.mjs";

const table = "Projektnamn;Diarienummer;Koordinator;Start;Slut;Bidrag\r\n"
    + "Gemensam snöröjning i Sampelby;2024-70001;Sampelby kommun;2024-01-01;2025-12-31;250 000\r\n"
    + "Gemensam snöröjning i Sampelby;2024-70003;Sampelby kommun;2024-01-01;2025-12-31;250 000\r\n"
    + ";2024-70002;Sampelby kommun;2024-01-01;2025-12-31;fel\r\n";

export default journey("A coordinator imports a table, sees what it holds before it is kept, and merges a duplicate that she can part again.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/import", "import");
    await page.getByLabel("En egen tabell").check();
    await page.locator("#file").setInputFiles({ name: "snö.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    await walk.follow(page.getByRole("button", { name: "Titta på innehållet" }), "looking");
    await waitFor(walk, "Redo att hämtas in");
    walk.expect((await page.getByRole("main").innerText()).includes("Gemensam snöröjning i Sampelby"), "the preview does not show the project");
    await walk.follow(page.getByRole("button", { name: "Hämta in", exact: true }), "importing");
    await waitFor(walk, "Inhämtat");

    await walk.open("/sv/duplicates", "duplicates");
    const pair = page.locator("section").filter({ hasText: "Gemensam snöröjning" });
    await walk.follow(pair.getByRole("button", { name: "Samma projekt" }), "merged");
    await walk.follow(page.locator("section").filter({ hasText: "Gemensam snöröjning" }).getByRole("button", { name: "Ångra" }), "parted again");
    walk.expect(await page.getByRole("button", { name: "Samma projekt" }).count() > 0, "the pair does not wait again");
}, { widths: [1280] });

/// The page comes again by itself until the work is done.
async function waitFor(walk, state) {
    await walk.page.getByText(state, { exact: true }).waitFor();
    await walk.look(state);
}
