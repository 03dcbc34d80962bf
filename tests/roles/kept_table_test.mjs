// A permission that changes is told, a new route is only noted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compared, linesOf } from "./kept_table.mjs";

const route = (method, path, permission) => ({ method, path, permission, over: "anywhere" });

test("a route that takes less than before, or is gone, is a change; a new one is not", () => {
    const kept = linesOf({ routes: [route("GET", "/a", "lead"), route("POST", "/a", "lead"), route("GET", "/b", "everyone")] });
    const { changed, added } = compared({ routes: [route("GET", "/a", "lead"), route("POST", "/a", "everyone"), route("GET", "/c", "member")] }, kept);
    assert.deepEqual(changed, ["GET /b everyone anywhere", "POST /a lead anywhere"]);
    assert.deepEqual(added, ["GET /c member anywhere"]);
});
