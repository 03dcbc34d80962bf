// The thread from a need to a project, told by somebody who knows and followed by anybody.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("A contributor says which need a project came from, after trying it the wrong way round; anybody follows the thread both ways.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=cirkulära+möbler+sampelby")).json();
    const project = `/sv/projects/${items[0].id}/cirkulara-mobler-i-sampelbys-skolor`;
    const need = (await (await page.request.get("/api/v1/needs?limit=1")).json()).items[0];

    await walk.signIn("anna");
    await walk.open(project, "the project before anything is told");
    await walk.follow(inMain(walk).getByRole("link", { name: /röda tråden/ }), "its thread");
    await walk.follow(inMain(walk).getByRole("link", { name: "Koppla till något mer" }), "where it is tied");
    await page.getByLabel("Vad heter det andra?").fill("det finns inget sådant xyzzy");
    await walk.follow(inMain(walk).getByRole("button", { name: "Sök" }), "nothing found");
    walk.expect((await inMain(walk).innerText()).includes("Inget hittades"), "nobody says what to do when nothing is found");
    await page.getByLabel(/Projektet kommer ur något/).check();
    await page.getByLabel("Vad heter det andra?").fill(`https://samverk.example/sv/needs/${need.id}`);
    await walk.follow(inMain(walk).getByRole("button", { name: "Sök" }), "found by its address");
    await walk.follow(inMain(walk).getByRole("button", { name: /^Koppla/ }), "the thread as picture and list");
    walk.expect((await inMain(walk).innerText()).includes("Kommer ur"), "the list does not say what it came from");

    await walk.follow(inMain(walk).locator(".chain-list").getByRole("link", { name: need.title }).first(), "the need");
    const thread = page.getByRole("navigation", { name: "Den röda tråden: var det här står" });
    if (await thread.locator("summary").isVisible()) await thread.locator("summary").click();
    await walk.follow(thread.getByRole("link", { name: "Projekt" }), "back at the project");
    await walk.open(`/en/red-thread/need/${need.id}`, "the thread from the need, in English");
    await walk.open(`/nb/red-thread/need/${need.id}`, "and in Norwegian");
});
