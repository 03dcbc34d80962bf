// Somebody with an account: in by a link, to their own page, to another language, and out.
import { journey } from "./harness.mjs";

export default journey("A coordinator signs in by a link, reads her own page in English, and signs out.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/account", "own page");
    walk.expect((await page.getByRole("main").innerHTML()).includes("Karin Koordinator"), "the page does not name its owner");

    await walk.open("/en/account", "own page in English");
    walk.expect(await page.locator("html").getAttribute("lang") === "en", "the page is not in English");

    // The name at the top opens what one can do, without scripts too.
    const own = page.getByRole("banner").locator("details").filter({ hasText: "Karin Koordinator" });
    await own.locator("summary").click();
    await walk.follow(own.getByRole("button", { name: "Sign out" }), "signed out");
    await walk.open("/en/account", "asked to sign in");
    walk.expect(new URL(page.url()).pathname === "/en/sign-in", `a visitor sees ${page.url()}`);
});
