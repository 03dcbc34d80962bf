// A coordinator says when a matter goes to the one who decides; what has so many supports already goes there at once, and the list says so.
import { letterTo } from "../mail/letters.mjs";
import { journey } from "./harness.mjs";

const inMain = (walk) => walk.page.getByRole("main");
const address = "namnden@sampelby.example";

export default journey("A coordinator sets a threshold, a supported need reaches it, and the one who decides gets one letter.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/needs/desk", "the desk");
    await walk.follow(page.getByRole("link", { name: "Vad som väntar på vem" }), "nothing waits yet");
    await walk.follow(page.getByRole("link", { name: /När något går till beslut/ }), "the threshold");
    walk.expectStatus(422);
    await walk.follow(page.getByRole("button", { name: "Spara" }), "told what is missing");
    await page.getByLabel("Vem beslutar?").fill("Kultur- och fritidsnämnden");
    await page.getByLabel("Adress").fill(address);
    await page.getByLabel("Hur många stöd?").fill("1");
    await walk.follow(page.getByRole("button", { name: "Spara" }), "saved");

    await walk.open("/sv/ideas", "ideas");
    await walk.follow(inMain(walk).getByRole("link", { name: /^Låna ut verktyg/ }), "an idea");
    await walk.follow(inMain(walk).getByRole("button", { name: "Stöd", exact: true }), "supported");
    walk.expect((await inMain(walk).innerText()).includes("Kultur- och fritidsnämnden"), "its page does not say who decides");
    const letter = await letterTo(walk.data, address);
    walk.expect(letter.text.includes("Låna ut verktyg"), "the letter does not say what it is about");
    await walk.open("/sv/needs/decisions", "what waits on whom");
    walk.expect((await inMain(walk).innerText()).includes("Låna ut verktyg"), "the list does not show it");
});
