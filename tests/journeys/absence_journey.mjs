// A coordinator goes on leave and hands over; the deputy answers meanwhile; the coordinator comes back.
import { letterTo } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

export default journey("A coordinator goes on leave and hands over to a deputy, who answers meanwhile, until the coordinator is back.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    walk.expectStatus(422);
    const browsers = {};
    let now;
    // Each has a browser of their own: a link signs in once.
    const switchTo = async (person) => {
        if (now) browsers[now] = await walk.context.cookies();
        await walk.context.clearCookies();
        if (browsers[person]) await walk.context.addCookies(browsers[person]);
        else await walk.signIn(person);
        now = person;
    };
    await switchTo("karin");
    await walk.open("/sv/account", "own page");
    await walk.follow(main.getByRole("link", { name: "Frånvaro och ersättare" }), "no absence yet");
    const words = "Behovet om bussen brådskar. Ring kollektivtrafiken.";
    await main.getByLabel("Att tänka på medan du är borta").fill(words);
    await walk.follow(main.getByRole("button", { name: "Spara och meddela ersättaren" }), "days and deputy are missing");
    walk.expect(await main.getByLabel("Att tänka på medan du är borta").inputValue() === words, "the words that were typed are gone");
    // Today is what the page of a new unit proposes.
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun", exact: true }), "public page");
    await walk.follow(main.getByRole("link", { name: "Nämnder och enheter" }), "units");
    await walk.follow(main.getByRole("link", { name: "Lägg till en enhet" }), "a new unit");
    const today = await main.getByLabel("Från och med").inputValue();
    await walk.open("/sv/account/absence", "absence");
    await main.getByLabel("Första dagen borta").fill(today);
    await main.getByLabel("Sista dagen borta").fill(today);
    await main.getByLabel("Vem ersätter dig?").selectOption({ label: "Anna Bidragare, Sampelby kommun" });
    await main.getByLabel("Att tänka på medan du är borta").fill(words);
    await walk.follow(main.getByRole("button", { name: "Spara och meddela ersättaren" }), "handing over");
    walk.expect(await says("väntar på svar"), "the page does not say what is open");
    await letterTo(walk.data, "anna@sampelby.example", (one) => /ersättare/.test(one.subject));

    await switchTo("anna");
    await walk.open("/sv/account/absence", "as the deputy");
    await walk.follow(main.getByRole("link", { name: /till och med/ }), "what a deputy reads");
    walk.expect(await says(words), "the words for the deputy are not there");
    await walk.follow(main.getByRole("button", { name: "Tacka ja" }), "accepted");
    await walk.open("/sv/needs/desk", "the deputy's desk");
    walk.expect(await says("Bussen går inte när kvällsskiftet slutar"), "the deputy does not see what waits");

    await switchTo("karin");
    await walk.open("/sv/account/absence", "back at work");
    await walk.follow(main.getByRole("link", { name: /till och med/ }), "own absence");
    await walk.follow(main.getByRole("button", { name: "Jag är tillbaka" }), "back");
    walk.expect(await says("Välkommen tillbaka"), "nobody says welcome");
    await switchTo("anna");
    walk.expectStatus(403);
    await walk.open("/sv/needs/desk", "no longer the deputy's desk");
});
