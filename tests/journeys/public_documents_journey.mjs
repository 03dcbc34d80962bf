// Somebody wants to know which documents are public, and finds where to ask.
import { journey } from "./harness.mjs";

export default journey("A visitor finds out which documents are public and from when, and where to ask for one.", async (walk) => {
    const { page } = walk, main = page.getByRole("main"), says = async (text) => (await main.innerText()).includes(text);
    await walk.open("/sv", "the front page");
    await walk.follow(page.getByRole("contentinfo").getByRole("link", { name: "Allmänna handlingar" }), "public documents");
    walk.expect(await says("När behovet lämnas, också utan konto."), "the page does not say from when a need is public");
    walk.expect(await says("får gallras genom beslut efter"), "the page does not say how long");
    await walk.follow(main.getByRole("link", { name: "Hitta organisationen" }), "the organisations");
});
