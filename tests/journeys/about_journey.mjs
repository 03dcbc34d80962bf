// Somebody wants to know whether the site works for them, and what it knows about them.
import { journey } from "./harness.mjs";

export default journey("A reader finds the accessibility statement and the privacy notice at the foot of every page, and whom to write to.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), foot = page.getByRole("contentinfo");
    await walk.open("/sv/needs", "needs");
    await walk.follow(foot.getByRole("link", { name: "Tillgänglighet" }), "accessibility");
    walk.expect((await main.getByRole("link", { name: "samverk@sampelby.example" }).getAttribute("href")) === "mailto:samverk@sampelby.example", "there is nobody to write to");
    await walk.follow(main.getByRole("link", { name: "Personuppgifter" }), "privacy");
    walk.expect((await main.innerText()).includes("Sampelby kommun är personuppgiftsansvarig"), "nobody is responsible");
    await walk.follow(main.getByRole("link", { name: "Så gör vi med det du söker på" }), "search words");
});
