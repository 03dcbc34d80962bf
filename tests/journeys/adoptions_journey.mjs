// A neighbour uses what Sampelby has made: from the project's page in one click, told how it goes, confirmed by those who made it, and read by everybody.
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");

export default journey("What somebody else has made is taken over in one click; how it goes is told, confirmed by others than oneself, and seen in the register, on the project's page and as a curve.", async (walk) => {
    const { page } = walk;
    const { items } = await (await page.request.get("/sv/search.json?q=landstr%C3%B6m+sampelby+hamn")).json();
    const place = `/sv/projects/${items[0].id}/landstrom-for-alla-i-sampelby-hamn`;

    // A visitor is led to sign in; a member without a role is told what to do.
    await walk.open(place, "the project as a visitor sees it");
    walk.expect(await inMain(walk).getByRole("link", { name: "Vi använder det här" }).count() === 1, "a visitor is not shown the way");
    await walk.signIn("maja");
    await walk.open(place, "the project as a member sees it");
    await walk.follow(inMain(walk).getByRole("link", { name: "Vi är intresserade" }), "what it takes");
    walk.expect((await inMain(walk).innerText()).includes("Det behövs en roll i en organisation"), "nobody says what it takes");

    await walk.signIn("gun");
    await walk.open(place, "the project as a neighbour sees it");
    await walk.follow(inMain(walk).getByRole("button", { name: "Vi är intresserade" }), "begun in one click");
    const adoption = new URL(page.url()).pathname;
    walk.expect((await inMain(walk).innerText()).includes("Intresserade sedan"), "it does not say how it stands");
    await walk.open(place, "the project afterwards");
    await walk.follow(inMain(walk).getByRole("button", { name: "Vi använder det här" }), "used in one click");

    await walk.follow(inMain(walk).getByRole("link", { name: "Berätta hur det går" }), "the form");
    walk.expectStatus(422);
    await page.getByLabel("Vad behöll ni?").fill("Anslutningen.");
    await page.getByLabel("Vad kostade det att ta i bruk?").fill("ungefär en miljon");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told what is wrong");
    walk.expect(await page.getByLabel("Vad behöll ni?").inputValue() === "Anslutningen.", "what was typed is lost");
    await page.getByLabel("Anpassat").check();
    await page.getByLabel("Vad kostade det att ta i bruk?").fill("950 000");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved");
    walk.expect(await inMain(walk).getByText("Stämmer det?").count() === 0, "one may confirm oneself");

    await walk.signIn("karin");
    await walk.open(adoption, "as somebody else sees it");
    await page.getByLabel("Vad har du sett?").fill("Vi har sett den i drift.");
    await walk.follow(page.getByRole("button", { name: "Bekräfta" }), "confirmed");
    walk.expect((await inMain(walk).innerText()).includes("Vi har sett den i drift."), "who confirmed is not told");

    await walk.open("/sv/adoptions", "the register");
    await walk.follow(inMain(walk).getByRole("link", { name: /^Granby kommun: Landström/ }), "from the register");
    await walk.open("/sv/adoptions", "the register once more");
    const { items: [used] } = await (await page.request.get("/api/v1/adoptions?standing=used&way=copied")).json();
    await walk.open(`/sv/spread/project/${used.subject}`, "how it has spread");
    walk.expect(await inMain(walk).locator("table").count() > 0, "the curve has no table");
});
