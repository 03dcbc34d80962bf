// A board's secretary finds what waits, what was decided since the last meeting and what was promised, and takes it along on paper.
import { journey } from "./harness.mjs";

const board = "Nämnden för kultur och lärande";

export default journey("A board's secretary finds on the board's own page what waits, what was decided since a day and what was promised, and takes it along on paper and as a table.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    walk.expectStatus(422);
    // A project with a decision that waits, and one of the council behind it, lies with the board.
    const { items } = await (await page.request.get("/sv/search.json?q=delat+boende+sampelby&type=project")).json();
    await walk.signIn("karin");
    await walk.open(`/sv/place/project/${items[0].id}`, "whose project it is");
    await main.getByRole("combobox").selectOption({ label: board });
    await walk.follow(main.getByRole("button", { name: "Spara" }), "it is the board's");
    await walk.context.clearCookies();

    await walk.signIn("siv");
    await walk.open("/sv/account", "the secretary's own page");
    await walk.follow(main.getByRole("link", { name: board, exact: true }), "the board's page");
    const place = new URL(page.url()).pathname;
    for (const words of ["Delat boende i Sampelby", "Karin Koordinator", "ska besluta senast", "Inget är beslutat sedan", "Innovationssamordnaren svarar", "Du har en roll här"])
        walk.expect(await says(words), `the board's page does not say "${words}"`);
    await main.getByLabel("Beslutat sedan").fill("2999-01-01");
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "a day that has not come");
    walk.expect(await says("Välj en dag som har varit."), "nobody says what is wrong with the day");
    const since = `${new Date().getUTCFullYear() - 3}-01-01`;
    await main.getByLabel("Beslutat sedan").fill(since);
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "since a meeting long ago");
    for (const words of ["Nämndbeslut", "§ 41", "Interna ställningstaganden", "Pröva med tio hushåll innan fler tas in"])
        walk.expect(await says(words), `since that day the page does not say "${words}"`);
    // The internal reason is for those who work with the project: she coordinates where it lies now.
    walk.expect(await says("En av de äldre har ångrat sig"), "who works with it cannot read the reason");
    const table = await (await page.request.get(await main.getByRole("link", { name: "Som kalkylblad (CSV)" }).getAttribute("href"))).text();
    walk.expect(table.includes("Delat boende i Sampelby") && table.includes("§ 41"), "the table lacks what the page has");
    await page.emulateMedia({ media: "print" });
    walk.expect(await main.getByRole("button").count() === 0 || !await main.getByRole("button", { name: "Visa", exact: true }).isVisible(), "there are buttons on paper");
    walk.expect(await says("§ 41"), "on paper the decision is missing");
    await walk.look("on paper");
    await page.emulateMedia({ media: "screen" });
    await walk.follow(main.getByRole("link", { name: "Delat boende i Sampelby" }).first(), "what waits");
    walk.expect(await says("ska besluta senast"), "the matter is not the decision that waits");
    await walk.open(place.replace("/sv/", "/en/"), "in English");
    walk.expect(await says("What waits"), "the page is not in English");
    await walk.open(place.replace("/sv/", "/nb/"), "in Norwegian");
    walk.expect(await says("Det som venter"), "the page is not in Norwegian");

    // Everybody comes there from the organisation's page, and reads what is public.
    await walk.context.clearCookies();
    await walk.open(place.replace(/\/units\/.*/, ""), "the organisation");
    await walk.follow(main.getByRole("link", { name: board, exact: true }), "the board for everybody");
    await walk.open(`${place}?since=${since}`, "decisions for everybody");
    walk.expect(await says("§ 41") && !await says("En av de äldre har ångrat sig") && !await says("Du har en roll här"), "everybody reads too much, or too little");
});
