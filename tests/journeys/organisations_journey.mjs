// A national process leader takes in organisations from a file, and adds one by hand that was nearly there already.
import { journey } from "./harness.mjs";

const table = "Namn;Typ;Kommun;Orgnr\r\n"
    + "Sampelby Återbruk AB;bolag;Lund;\r\n"
    + "Sampelby Hamm;hamn;;\r\n"
    + ";förening;Ingenstans;\r\n";

export default journey("A process leader looks at a file of organisations, takes it in, and adds one by hand after seeing who it might have been.", async (walk) => {
    const { page } = walk;
    await walk.signIn("lena");
    await walk.open("/sv/organisations/import", "import");
    await page.locator("#file").setInputFiles({ name: "föreningar.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    await walk.follow(page.getByRole("button", { name: "Titta på filen" }), "looked");
    walk.expect((await page.getByRole("main").innerText()).includes("Vi hittar ingen kommun som heter ”Ingenstans”"), "the row's reason is not said");
    await walk.follow(page.getByRole("button", { name: "Läs in", exact: true }), "taken in");
    await walk.follow(page.getByRole("link", { name: "Sampelby Återbruk AB" }), "new organisation");

    walk.expectedStatuses.add(409);
    await walk.open("/sv/organisations/new", "form");
    await page.getByLabel("Namn", { exact: true }).fill("Sampelby Återbruk");
    await page.getByLabel("Typ av organisation").selectOption("association");
    await walk.follow(page.getByRole("button", { name: "Spara", exact: true }), "maybe the same");
    walk.expect(await page.getByLabel("Namn", { exact: true }).inputValue() === "Sampelby Återbruk", "what was typed is gone");
    await walk.follow(page.getByRole("button", { name: "Det är en annan, spara ändå" }), "saved");
    await walk.follow(page.getByRole("link", { name: "Ändra uppgifterna" }), "edit");
});
