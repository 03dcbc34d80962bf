// Somebody with protected identity: by themselves, and by the coordinator at their request.
import { journey } from "./harness.mjs";

export default journey("A coordinator protects a colleague's identity at her request, and looks at the name when the work needs it; she protects her own.", async (walk) => {
    const { page } = walk;
    await walk.signIn("karin");
    await walk.open("/sv/account/protection", "what protection means");
    await walk.follow(page.getByRole("button", { name: "Skydda min identitet" }), "own page, protected");
    walk.expect((await page.getByRole("main").innerText()).includes("Din identitet är skyddad."), "the page does not say that it is done");

    await walk.open("/sv/organisations", "organisations");
    const text = await (await walk.context.request.get("/sv/needs/new")).text();
    const id = /value="(\w{26})"[^>]*>Sampelby kommun/.exec(text)[1];
    await walk.open(`/sv/administration/${id}`, "people");
    await walk.follow(page.getByRole("link", { name: /^Anna/ }), "one person");
    await walk.follow(page.getByRole("button", { name: "Skydda identiteten" }), "one person, protected");
    walk.expect(!(await page.content()).includes("anna@sampelby.example"), "the address is still there");
    await walk.follow(page.getByRole("button", { name: "Visa namn och adress" }), "the name, looked at");
    walk.expect((await page.getByRole("main").innerText()).includes("anna@sampelby.example"), "the address is not shown to who looks");
    await walk.open(`/sv/administration/${id}`, "people, two of them protected");
});
