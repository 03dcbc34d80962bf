// Reporter for node --test: only what fails, then the closing line that ./dev test adds up.
export default async function* closingLine(source) {
    let passed = 0, failed = 0, skipped = 0;
    for await (const event of source) {
        if (event.type === "test:stdout" || event.type === "test:stderr") yield event.data.message;
        if (event.type !== "test:pass" && event.type !== "test:fail") continue;
        const { name, details, file, line, skip } = event.data;
        if (details.type === "suite") continue;
        if (skip !== undefined) {
            skipped += 1;
        } else if (event.type === "test:pass") {
            passed += 1;
        } else {
            failed += 1;
            yield `${file}:${line}: ${name}\n${details.error.cause?.stack ?? details.error.cause ?? details.error}\n\n`;
        }
    }
    yield `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
}
