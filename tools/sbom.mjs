// What the program is made of, as CycloneDX 1.5: usage: sbom.mjs PROGRAM BUILD_FOLDER VERSION, on standard output. Debian packages whose
// libraries it loads, those whose headers are compiled into it, its dictionaries, and the npm packages that browsers are sent.
// The same program gives the same bytes.
import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { made } from "../web/build/licences.mjs";

/// Read when the program runs, if they are there.
const dictionaries = ["hunspell-sv", "hunspell-no", "hunspell-en-gb", "hunspell-en-us"];
/// Headers of the system's own interface: nothing of theirs is in the program.
const interfacesOnly = new Set(["linux"]);

const run = (command, words) => execFileSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, LC_ALL: "C" } });

/// The files of the libraries that `ldd` tells of.
export function librariesIn(told) {
    return [...told.matchAll(/=> (\/\S+)/g)].map(([, path]) => path);
}

/// The headers outside the source tree that the program's own objects were compiled with, from `ninja -t deps`.
export function headersIn(told) {
    const headers = new Set();
    let counts = false;
    for (const line of told.split("\n")) {
        if (/^\S/.test(line)) counts = !/_test\.dir\/|_test_main|tests\//.test(line);
        else if (counts && line.trim().startsWith("/usr/")) headers.add(line.trim());
    }
    return [...headers];
}

/// The names of licences in a Debian copyright file, if it is of the kind that programs read.
export function licencesIn(copyright) {
    if (!/^Format: \S*copyright-format/m.test(copyright)) return [];
    return [...new Set([...copyright.matchAll(/^License: *(\S[^\n]*)$/gm)].map(([, name]) => name.trim()))].sort();
}

export function debianPurl({ name, version, architecture }) {
    return `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`;
}

export function npmPurl(name, version) {
    return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/// The packages that files belong to.
function packagesOf(paths) {
    const names = new Set();
    for (let at = 0; at < paths.length; at += 500) {
        let told = "";
        try {
            told = run("dpkg", ["-S", ...paths.slice(at, at + 500)]);
        } catch (error) {
            // Some of them may belong to none: the others are told all the same.
            told = error.stdout;
        }
        for (const [, name] of told.matchAll(/^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9]+)?: /gm)) names.add(name);
    }
    return [...names];
}

function installed(name) {
    const [version, architecture, source] = run("dpkg-query", ["-W", "-f", "${Version}\t${Architecture}\t${source:Package}\n", name]).split("\n")[0].split("\t");
    return { name, version, architecture, source };
}

function component(one, scope) {
    const purl = debianPurl(one), licences = licencesIn(readFileSync(`/usr/share/doc/${one.name}/copyright`, "utf8"));
    return { type: "library", "bom-ref": purl, name: one.name, version: one.version, scope, ...(licences.length > 0 ? { licenses: licences.map((name) => ({ license: { name } })) } : {}), purl };
}

function webComponent(name) {
    const { version, license } = JSON.parse(readFileSync(join("web/node_modules", name, "package.json"), "utf8"));
    const purl = npmPurl(name, version);
    return { type: "library", "bom-ref": purl, name, version, scope: "required", licenses: [{ license: { name: license } }], purl };
}

/// Everything, sorted by its package address.
export function billOfMaterials(program, folder, version) {
    // A library may stand under a path that is a link to where its package put it.
    const libraries = librariesIn(run("ldd", [program])).flatMap((path) => [...new Set([path, realpathSync(path), path.replace(/^\/lib/, "/usr/lib"), realpathSync(path).replace(/^\/usr\/lib/, "/lib")])]);
    const loaded = packagesOf(libraries).map(installed), sources = new Set([...interfacesOnly, ...loaded.map(({ source }) => source)]);
    const compiledIn = packagesOf(headersIn(run("ninja", ["-C", folder, "-t", "deps"]))).map(installed).filter(({ source }) => !sources.has(source));
    const web = [...new Set(made.map(([, file]) => file.split("/").slice(0, file.startsWith("@") ? 2 : 1).join("/")))];
    const components = [...[...loaded, ...compiledIn].map((one) => component(one, "required")), ...dictionaries.map((name) => component(installed(name), "optional")), ...web.map(webComponent)];
    return {
        $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
        bomFormat: "CycloneDX",
        specVersion: "1.5",
        version: 1,
        metadata: { component: { type: "application", "bom-ref": "samverk", name: "samverk", version, licenses: [{ license: { id: "AGPL-3.0-or-later" } }] } },
        components: components.sort((left, right) => (left.purl < right.purl ? -1 : 1)),
    };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const [program, folder, version] = process.argv.slice(2);
    console.log(JSON.stringify(billOfMaterials(program, folder, version), null, 2));
}
