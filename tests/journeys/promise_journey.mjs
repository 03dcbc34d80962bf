// Somebody is promised an answer by a day; what is late says so; it is answered.
import { journey } from "./harness.mjs";

export default journey("A coordinator promises an answer time, a resident is told the day, and what is late is shown and answered.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), text = () => main.innerText();
    walk.expectStatus(422);
    await walk.signIn("karin");
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun", exact: true }), "public page");
    await walk.follow(main.getByRole("link", { name: "Nämnder och enheter" }), "units");
    await walk.follow(main.getByRole("link", { name: "Svarstider" }), "what is promised");
    await main.getByLabel("Vem svarar?").fill("Badhusets kassa");
    await main.getByLabel("Antal dagar").fill("tio");
    await main.getByLabel("Arbetsdagar").check();
    await walk.follow(main.getByRole("button", { name: "Spara svarstiden" }), "a number is missing");
    walk.expect(await main.getByLabel("Antal dagar").inputValue() === "tio", "what was typed is gone");
    await main.getByLabel("Antal dagar").fill("10");
    await main.getByLabel("Vem gäller det?").selectOption({ label: "– Badhuset" });
    await walk.follow(main.getByRole("button", { name: "Spara svarstiden" }), "promised");
    walk.expect((await text()).includes("Badhusets kassa svarar inom 10 arbetsdagar."), "the promise does not stand there");

    // What is not theirs to develop has ways of its own.
    await walk.open("/sv/organisations?name=Sampelby+kommun", "organisations again");
    await walk.follow(main.getByRole("link", { name: "Sampelby kommun", exact: true }), "public page again");
    await walk.follow(main.getByRole("link", { name: "Nämnder och enheter" }), "units again");
    await walk.follow(main.getByRole("link", { name: "Vart ni hänvisar" }), "where they refer");
    await main.getByLabel("Vad heter den?").fill("Kollektivtrafiken Sampelby");
    await main.getByLabel("Vad vänder man sig dit om?").fill("bussar och tidtabeller");
    await main.getByLabel("Telefon").fill("0123-45 67 89");
    await walk.follow(main.getByRole("button", { name: "Spara vägen" }), "the kind is missing");
    walk.expect(await main.getByLabel("Telefon").inputValue() === "0123-45 67 89", "what was typed is gone");
    await main.getByLabel("Något annat").check();
    await walk.follow(main.getByRole("button", { name: "Spara vägen" }), "a way of their own");

    await walk.open("/sv/needs/new", "the form");
    await page.getByLabel("Vad är svårt?").fill("Det är halt vid bassängen");
    await page.getByLabel("Berätta mer").fill("Golvet blir som is när det är blött.");
    await page.getByLabel("Vem ska få frågan?").selectOption({ label: "Sampelby kommun" });
    await walk.follow(page.getByRole("button", { name: "Titta igenom" }), "the look before sending");
    walk.expect(/Innovationssamordnaren svarar senast den \d+ /.test(await text()), "before sending nobody says by when there is an answer");
    await main.getByLabel("Vilken del av organisationen gäller det?").selectOption({ label: "– Badhuset" });
    await walk.follow(page.getByRole("button", { name: "Skicka" }), "the receipt");
    walk.expect(/Badhusets kassa svarar senast den \d+ /.test(await text()), "the receipt does not say by when the unit answers");

    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(main.getByRole("link", { name: "Bussen går inte när kvällsskiftet slutar" }), "waiting at the desk");
    await main.getByLabel("Vilken del av organisationen gäller det?").selectOption({ label: "Kommunstyrelsen" });
    await walk.follow(main.getByRole("button", { name: "Lämna", exact: true }), "with another unit");
    walk.expect(/Kommunstyrelsen fick det den .* svarar senast den /.test(await text()), "the new promise does not stand beside the first");

    await walk.follow(main.getByRole("button", { name: "Hänvisa hit: Kollektivtrafiken Sampelby" }), "answered with one click");
    walk.expect(/Dit vänder du dig om bussar och tidtabeller\. Telefon: 0123-45 67 89\./.test(await text()), "the one click does not say where to turn");

    // In Granby something is late.
    await walk.context.clearCookies();
    await walk.signIn("gustav");
    await walk.open("/sv/needs/desk", "the neighbours' desk");
    walk.expect((await text()).includes("Skulle ha besvarats"), "the desk does not say what is late");
    await walk.follow(main.getByRole("link", { name: "Kodlås i stället för nyckel till skolköket" }), "late at the desk");
    walk.expect(/Det skulle ha besvarats den .* av Utvecklingsavdelningen\./.test(await text()), "it is not said that it is late");
    await main.getByLabel("Går vidare", { exact: false }).first().check();
    await main.getByLabel("Varför, med vanliga ord?").fill("Kodlås sätts upp på två skolor i vår.");
    await walk.follow(main.getByRole("button", { name: "Skicka svaret" }), "answered");
    walk.expect(/Det besvarades den .* Det skulle ha besvarats den /.test(await text()), "the answer does not say that it was late");

    // How long it takes is theirs to show.
    await walk.open("/sv/organisations?name=Granby+kommun", "the neighbours");
    await walk.follow(main.getByRole("link", { name: "Granby kommun", exact: true }), "their public page");
    await walk.follow(main.getByRole("link", { name: "Nämnder och enheter" }), "their units");
    await walk.follow(main.getByRole("link", { name: "Så snabbt svarar de" }), "how fast they answer");
    walk.expect((await text()).includes("Bara samordnarna ser siffrorna nu."), "it is not said who sees the figures");
    await walk.follow(main.getByRole("link", { name: "Ändra vilka som ser dem" }), "who sees them");
    await main.getByLabel("Alla, för hela organisationen").check();
    await walk.follow(main.getByRole("button", { name: "Spara vilka som ser" }), "shown to everybody");
    await walk.follow(main.getByRole("link", { name: "Se hur det har gått" }), "figures for all");
    const figures = main.getByRole("table").getByRole("link");
    if (await figures.count()) await walk.follow(figures.first(), "what a figure was counted from");
});
