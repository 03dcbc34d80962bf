// People and programs that go on asking while something happens to what answers them.

/// Asks one request after another until told to stop; gives what was answered otherwise than it should be, and how much was asked.
export function keepAsking(ask) {
    const wrong = [];
    let asked = 0, going = true;
    const ended = (async () => {
        while (going) {
            const answer = await ask(++asked).catch((error) => ({ error: error.message }));
            if (answer !== undefined) wrong.push(answer);
        }
    })();
    return {
        asked: () => asked,
        async stop() {
            going = false;
            await ended;
            return wrong;
        },
    };
}
