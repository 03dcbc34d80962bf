// One decision about a permission.
import { execFileSync } from "node:child_process";
import { buildFloor } from "./measuring.mjs";

export function measure() {
    const { nanoseconds } = JSON.parse(execFileSync(buildFloor("bench_permission"), { encoding: "utf8" }));
    return [{ what: "one decision, somebody with eight roles", value: nanoseconds / 1000, unit: "µs", mark: "≤ 1" }];
}
