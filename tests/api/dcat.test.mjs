// The catalogue as a harvester reads it: three notations that parse to the same graph, which holds to DCAT-AP-SE.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const module = (name) => import(pathToFileURL(fromWeb.resolve(name)));
const { Parser: TurtleParser } = fromWeb("n3");
const { RdfXmlParser } = fromWeb("rdfxml-streaming-parser");
const { JsonLdParser } = fromWeb("jsonld-streaming-parser");
const { isomorphic } = fromWeb("rdf-isomorphic");
const { default: Validator } = await module("rdf-validate-shacl");
const { default: environment } = await module("rdf-validate-shacl/src/defaultEnv.js");

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const shapes = environment.dataset(new TurtleParser().parse(readFileSync("tests/api/dcat_ap_se.ttl", "utf8")));

/// The statements that a streaming parser finds in a text; a mistake in it is thrown.
function parsed(parser, text) {
    return new Promise((done, failed) => {
        const quads = [];
        parser.on("data", (quad) => quads.push(quad)).on("error", failed).on("end", () => done(quads));
        parser.end(text);
    });
}

/// What the shapes have to say of these statements, a line each.
async function complaints(quads) {
    const report = await new Validator(shapes, { factory: environment }).validate(environment.dataset(quads));
    return report.results.map(({ focusNode, path, message, sourceConstraintComponent }) => `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join(" ") || sourceConstraintComponent.value}`);
}

let world, server, xml, turtle, json;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    server = await startServer(program, world.data, world.serving);
    const visitor = new Client(server);
    const text = async (path) => {
        const { status, body } = await visitor.send("GET", path);
        assert.equal(status, 200, path);
        return body;
    };
    xml = await parsed(new RdfXmlParser(), await text("/datasets/dcat"));
    turtle = new TurtleParser().parse(await text("/datasets/dcat.ttl"));
    json = await parsed(new JsonLdParser(), await text("/datasets/dcat.jsonld"));
    visitor.close();
});

after(async () => {
    await server?.stop();
    if (world) removeFolder(world.data);
});

test("RDF/XML, Turtle and JSON-LD are the same graph to parsers that are not ours", () => {
    assert.ok(xml.length > 50, `${xml.length} statements`);
    assert.ok(isomorphic(xml, turtle), "Turtle says something else than RDF/XML");
    assert.ok(isomorphic(xml, json), "JSON-LD says something else than RDF/XML");
});

test("the catalogue holds to what DCAT-AP-SE asks", async () => {
    assert.deepEqual(await complaints(xml), []);
});

test("every dataset of the bank can be fetched at each of its addresses", async () => {
    const visitor = new Client(server);
    for (const { subject } of xml.filter(({ object }) => object.value === "http://www.w3.org/ns/dcat#Dataset")) {
        const { status } = await visitor.send("GET", new URL(subject.value).pathname);
        assert.equal(status, 303, subject.value);
    }
    const addresses = xml.filter(({ predicate }) => predicate.value === "http://www.w3.org/ns/dcat#downloadURL").map(({ object }) => new URL(object.value));
    assert.ok(addresses.length >= 3, `${addresses.length} addresses`);
    for (const { pathname, search } of addresses) {
        const { status } = await visitor.send("GET", pathname + search);
        assert.equal(status, 200, pathname);
    }
    visitor.close();
});

test("a catalogue without its licence, or with an address that is not one, is complained about", async () => {
    const without = xml.filter(({ predicate }) => predicate.value !== "http://purl.org/dc/terms/license");
    assert.ok((await complaints(without)).some((line) => line.includes("http://purl.org/dc/terms/license")));
    const nameless = xml.filter(({ predicate }) => predicate.value !== "http://xmlns.com/foaf/0.1/name");
    assert.ok((await complaints(nameless)).length > 0);
});
