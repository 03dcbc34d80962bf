// Waiting for what comes by itself: lists that follow the log, letters that a job writes.
import assert from "node:assert/strict";

/// How long news may take, also under sanitizers on a busy machine.
const patience = 120_000;

/// Asks again until it is so, as people who wait for news do; gives the answer. `otherwise(last)` says what is wrong when it never is.
export async function becomes(ask, isSo, otherwise = (last) => JSON.stringify(last).slice(0, 500)) {
    const end = performance.now() + patience;
    let last;
    while (performance.now() < end) {
        last = await ask();
        if (isSo(last)) return last;
        // What is waited for may happen in this process.
        await new Promise(setImmediate);
    }
    assert.fail(`not so after ${patience} ms: ${otherwise(last)}`);
}
