// A coordinator describes how the organisation is arranged, and a reorganisation to come; a visitor looks at both.
import { journey } from "./harness.mjs";

export default journey("A coordinator describes the boards and a reorganisation to come, and a visitor sees how it was and how it will be.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    walk.expectStatus(422);
    walk.expectStatus(308);
    const add = async (name, kind, parent, from) => {
        await walk.follow(main.getByRole("link", { name: "Lägg till en enhet" }), `add ${name}`);
        await main.getByLabel("Namn").fill(name);
        await main.getByLabel("Typ").selectOption({ label: kind });
        if (parent) await main.getByLabel("Hör till").selectOption({ label: parent });
        await main.getByLabel("Från och med").fill(from);
        await walk.follow(main.getByRole("button", { name: "Spara" }), `${name} is added`);
    };
    await walk.signIn("gustav");
    await walk.open("/sv/organisations?name=Granby+kommun", "organisations");
    await walk.follow(main.getByRole("link", { name: "Granby kommun" }), "public page");
    await walk.follow(main.getByRole("link", { name: "Nämnder och enheter" }), "no units");
    const tree = new URL(page.url()).pathname;
    await add("Kultur- och fritidsnämnden", "Nämnd", undefined, "2020-01-01");
    await add("Kultur- och fritidsförvaltningen", "Förvaltning", "Kultur- och fritidsnämnden", "2020-01-01");
    await add("Badhuset", "Enhet", "– Kultur- och fritidsförvaltningen", "2021-05-01");
    await add("Upplevelseförvaltningen", "Förvaltning", "Kultur- och fritidsnämnden", "2099-01-01");

    await walk.follow(main.getByRole("link", { name: "Kultur- och fritidsförvaltningen" }), "the department");
    walk.expect(await says("Badhuset"), "the page of the unit does not say what belongs to it");
    await walk.follow(main.getByRole("link", { name: "Ändra enheten" }), "change the department");
    await walk.follow(main.getByRole("link", { name: "Låt enheten upphöra" }), "let it end");
    await main.getByLabel("Första dagen utan enheten").fill("2019-01-01");
    await main.getByLabel("Vem tar över?").selectOption({ label: "Upplevelseförvaltningen" });
    await walk.follow(main.getByRole("button", { name: "Låt den upphöra" }), "before it began");
    walk.expect(await main.getByLabel("Första dagen utan enheten").inputValue() === "2019-01-01", "the day that was typed is gone");
    await main.getByLabel("Första dagen utan enheten").fill("2099-01-01");
    await walk.follow(main.getByRole("button", { name: "Låt den upphöra" }), "it will end");

    await walk.context.clearCookies();
    await walk.open(tree, "as a visitor today");
    await main.getByLabel("Visa hur det är en viss dag").fill("2099-06-01");
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "as a visitor next year");
    walk.expect(await says("Upplevelseförvaltningen tog över"), "the page does not say what took over");
    walk.expect((await main.getByRole("row").filter({ hasText: "Badhuset" }).innerText()).includes("Upplevelseförvaltningen"), "the baths have not moved");
});
