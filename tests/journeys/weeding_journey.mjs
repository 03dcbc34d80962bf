// Two coordinators weed a need whose time is over: one proposes with the decision's number, the other carries it out.
import { journey } from "./harness.mjs";

export default journey("A coordinator proposes to weed a need that is past its time, another one carries it out, and the record of it says what went.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    const gone = "Lekplatsen vid Ekgatan saknar skugga";
    walk.expectStatus(422);
    walk.expectStatus(308);
    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun" }), "public page");
    await walk.follow(main.getByRole("link", { name: "Personer och roller" }), "people");
    await walk.follow(main.getByRole("link", { name: "Anna Bidragare" }), "Anna");
    await walk.follow(main.getByRole("button", { name: "Ge rollen: Samordnare" }), "Anna is a coordinator");
    await walk.follow(main.getByRole("link", { name: "Bevara och gallra" }), "how long things are kept");
    walk.expect(await says("1 att gallra"), "the page does not say that there is something to weed");
    await walk.follow(main.getByRole("link", { name: "Behov och idéer som är färdigbehandlade" }), "one rule");
    walk.expect(await says(gone), "what may go is not in the list");
    await main.getByLabel("Vad beslutet omfattar").fill("Behov från tiden före 2021");
    await walk.follow(main.getByRole("button", { name: "Föreslå gallring" }), "without the decision's number");
    walk.expect(await main.getByLabel("Vad beslutet omfattar").inputValue() === "Behov från tiden före 2021", "what was typed is gone");
    await main.getByLabel("Beslutets nummer").fill("KS 2026/00007 § 12");
    await main.getByLabel("Beslutet togs").fill("2026-01-15");
    await walk.follow(main.getByRole("button", { name: "Föreslå gallring" }), "proposed");
    walk.expect(await main.getByRole("button", { name: "Gallra för alltid" }).count() === 0, "who proposed is offered to carry out");
    const decision = new URL(page.url()).pathname;

    await walk.context.clearCookies();
    await walk.signIn("anna");
    await walk.open(decision, "the other one reads the list");
    walk.expect(await says(gone), "the list does not say what goes");
    await walk.follow(main.getByRole("button", { name: "Gallra för alltid" }), "carried out");
    walk.expect(await says("Gallringsprotokoll"), "there is no record of it");
    walk.expect(await says("Karin Koordinator") && await says("Anna Bidragare"), "the record does not say by whom");
    walk.expect(!await says(gone), "the record still says what went");
    await walk.follow(main.getByRole("navigation").getByRole("link", { name: "Bevara och gallra" }).or(main.getByRole("link", { name: "Bevara och gallra" })).first(), "nothing left to weed");
    walk.expect(await says("Genomfört"), "the list of decisions does not say that it is done");
});
