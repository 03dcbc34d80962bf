// A coordinator looks at who did what.
import { journey } from "./harness.mjs";

export default journey("A coordinator reads who did what, narrows it to needs and to one person, mistypes a date, takes the file and sees that this is recorded.", async (walk) => {
    const { page } = walk, main = page.getByRole("main");
    await walk.signIn("karin");
    await walk.open("/sv/account", "own page");
    await walk.open("/sv/record", "record");
    await main.getByLabel("Det handlar om").selectOption("Behov");
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "needs");
    walk.expect(!(await main.innerText()).includes("Roll gavs"), "roles are no needs");
    await walk.follow(main.getByRole("link", { name: "Karin Koordinator" }).first(), "what Karin did");
    walk.expect((await main.innerText()).includes("Du ser bara det som Karin Koordinator gjorde."), "one person's part does not say so");
    await walk.follow(main.getByRole("link", { name: "Visa alla" }), "everybody again");
    await main.getByLabel("Från och med").fill("i går");
    walk.expectStatus(422);
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "a date that is none");
    walk.expect(await main.getByLabel("Från och med").inputValue() === "i går", "what was typed is gone");
    await main.getByLabel("Från och med").fill("2020");
    await walk.follow(main.getByRole("button", { name: "Visa", exact: true }), "since 2020");
    const [download] = await Promise.all([page.waitForEvent("download"), main.getByRole("button", { name: "Hämta filen" }).click()]);
    walk.expect(download.suggestedFilename() === "samverk-record.csv", "the file has another name");
    await walk.open("/sv/record", "record with the file taken");
    walk.expect((await main.innerText()).includes("Händelselogg hämtades som fil"), "taking the file left no trace");
});
