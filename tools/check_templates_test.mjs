// Tests of check_templates: a good page and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_templates.mjs";
import { withTree } from "./checking.mjs";

const partials = {
    "web/partials/form_token.mustache": '<input type="hidden" name="form_token" value="{{form_token_value}}">',
    "web/partials/form_draft.mustache": "{{> form_token}}<p>{{t.draft}}</p>",
};
const good = `{{! never {{{ or <script> }}
<script type="module" src="{{assets.site_js}}"></script><script type="application/ld+json">{{#json_html}}{{/json_html}}</script>
{{#ideas}}<a href="{{url}}">{{title}}</a>{{/ideas}}{{^ideas}}<img src="{{picture}}" alt="">{{/ideas}}
<form method="get" action="/sv/search"></form>
<form method="post" action="{{url}}">{{> form_draft}}<button>{{t.send}}</button></form>`;

function found(template) {
    return withTree({ ...partials, "src/features/ideas/templates/form.mustache": template }, (root) => check(root).map(({ line, what }) => `${line}: ${what}`));
}

test("a good page has no problems", () => assert.deepEqual(found(good), []));

for (const [what, template, pattern] of [
    ["triple braces", "\n<p>{{{text}}}</p>", /2: unescaped/],
    ["an ampersand", "<p>{{&text}}</p>", /unescaped/],
    ["other delimiters", "{{=<% %>=}}", /delimiters/],
    ["an inline script", "<script>alert(1)</script>", /inline script/],
    ["a style element", "<style>p{}</style>", /inline style/],
    ["a style attribute", '<p class="a" style="color:red">', /style attribute/],
    ["an event attribute", '<a href="/" onclick="x()">', /event attribute/],
    ["a script in an address", '<a href="javascript:x()">', /script in an address/],
    ["another host", '<img alt="" src="https://example.org/x.png">', /another host/],
    ["an image without alt", '<img src="/x.png">', /without alt/],
    ["a form without token", '<form method="post" action="/x"><button></button></form>', /form_token/],
    ["a section that is not closed", "{{#a}}<p>", /1: the section a is never closed/],
    ["a comment that ends early", "{{! view {choices[] {text}} form_url }}", /1: braces that belong to no tag/],
    ["sections that cross", "{{#a}}{{#b}}{{/a}}{{/b}}", /closes the section a/],
]) test(`${what} is found`, () => assert.match(found(template)[0] ?? "nothing", pattern));
