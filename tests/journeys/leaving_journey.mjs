// Somebody looks at what waits, takes everything about themselves as a file, and leaves for good.
import { journey } from "./harness.mjs";

export default journey("A coordinator sees what to do, takes everything about themselves as a file, and leaves; what they wrote stays without the name.", async (walk) => {
    const { page } = walk, main = page.getByRole("main");
    await walk.signIn("karin");
    await walk.open("/sv/account", "own page");
    walk.expect((await main.innerText()).includes("Att göra"), "nothing is said to wait");
    await walk.follow(main.getByRole("link", { name: "Hämta eller ta bort" }), "data");
    const [download] = await Promise.all([page.waitForEvent("download"), main.getByRole("button", { name: "Hämta filen" }).click()]);
    walk.expect(download.suggestedFilename() === "samverk.zip", "the file has another name");
    walk.expectStatus(422);
    await walk.follow(main.getByRole("button", { name: "Lämna för gott" }), "not sure");
    walk.expect((await main.innerText()).includes("Kryssa i att du är säker."), "leaving needs no thought");
    await main.getByLabel("Ja, ta bort mitt konto").check();
    await walk.follow(main.getByRole("button", { name: "Lämna för gott" }), "left");
    walk.expect((await main.innerText()).includes("Ditt konto är borttaget"), "the account is still there");
    await walk.open("/sv/needs", "needs");
    await walk.follow(main.getByRole("link", { name: "Det är svårt att få veta när hemtjänsten kommer" }), "a need answered before");
    const text = await page.getByRole("main").innerText();
    walk.expect(!text.includes("Karin Koordinator") && text.includes("En tidigare deltagare"), "the name is still there");
});
