// Tests of check_arrows: a good house and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_arrows.mjs";
import { withTree } from "./checking.mjs";

const house = {
    "src/main.cpp": '#include "app/features.h"\n',
    "src/app/CMakeLists.txt": "samverk_part(app USES features_ideas platform_db)",
    "src/app/features.h": "",
    "src/app/features.cpp": '#include "app/features.h"\n#include "features/ideas/ideas.h"\n#include <fmt/format.h>\n',
    "src/features/ideas/CMakeLists.txt": "samverk_part(features_ideas USES services_members platform_db)",
    "src/features/ideas/ideas.h": "#include <string>\n",
    "src/features/ideas/store.h": "",
    "src/features/ideas/store.cpp": '#include "features/ideas/store.h"\n#include "services/members/members.h"\n',
    "src/services/members/CMakeLists.txt": "samverk_part(services_members\n  USES platform_db\n  TEST_USES platform_http)",
    "src/services/members/members.h": '// #include "features/ideas/ideas.h"\n#include "platform/db/database.h"\n',
    "src/services/members/members_test.cpp": '#include "platform/http/server.h"\n',
    "src/platform/db/CMakeLists.txt": "samverk_part(platform_db LINK SQLite::SQLite3)",
    "src/platform/db/database.h": "",
    "src/platform/db/sqlite.cpp": "#include <sqlite3.h>\n",
    "src/platform/http/CMakeLists.txt": "samverk_part(platform_http)",
    "src/platform/http/server.h": "",
};

function found(changes, allowed) {
    return withTree({ ...house, ...changes }, (root) => check(root, allowed).map(({ file, what }) => `${file}: ${what}`));
}

function finds(changes, pattern) {
    const what = found(changes);
    assert.equal(what.length, 1, what.join("\n"));
    assert.match(what[0], pattern);
}

test("a house in order has no problems", () => assert.deepEqual(found({}), []));

test("a service that uses a feature is an arrow upwards", () =>
    finds({ "src/services/members/CMakeLists.txt": "samverk_part(services_members USES platform_db features_ideas TEST_USES platform_http)", "src/features/ideas/CMakeLists.txt": "samverk_part(features_ideas USES platform_db)", "src/features/ideas/store.cpp": "" }, /arrow upwards: services_members/));

test("an include upwards is found even when nothing declares it", () =>
    finds({ "src/platform/db/sqlite.cpp": '#include "services/members/members.h"\n' }, /arrow upwards: platform_db includes/));

test("two parts that use each other are a circle", () =>
    finds({ "src/platform/db/CMakeLists.txt": "samverk_part(platform_db USES platform_http)", "src/platform/http/CMakeLists.txt": "samverk_part(platform_http USES platform_db)" }, /circle: platform_db → platform_http → platform_db/));

test("an include of a part that is not declared is found", () =>
    finds({ "src/features/ideas/ideas.h": '#include "platform/http/server.h"\n' }, /does not declare USES platform_http/));

test("what only the tests declare is not for the rest", () =>
    finds({ "src/services/members/members.h": '#include "platform/http/server.h"\n' }, /does not declare USES platform_http/));

test("a feature's inner header is its own", () =>
    finds({ "src/app/features.cpp": '#include "features/ideas/store.h"\n' }, /only public header of ideas/));

test("a feature of several parts shares its headers among them", () =>
    assert.deepEqual(found({
        "src/features/ideas/CMakeLists.txt": "samverk_part(features_ideas USES services_members platform_db features_ideas_readers)",
        "src/features/ideas/readers/CMakeLists.txt": "samverk_part(features_ideas_readers)",
        "src/features/ideas/readers/csv.h": '#include "features/ideas/store.h"\n',
        "src/features/ideas/store.cpp": '#include "features/ideas/readers/csv.h"\n',
    }), []));

test("a heavy library may stand in a header that only its own part's sources read", () =>
    assert.deepEqual(found({ "src/platform/db/handle.h": "#include <sqlite3.h>\n", "src/platform/db/sqlite.cpp": '#include "platform/db/handle.h"\n' }), []));

test("a heavy library may stand in a header that only tests read", () =>
    assert.deepEqual(found({ "src/platform/db/made.h": "#include <sqlite3.h>\n", "src/services/members/members_test.cpp": '#include "platform/db/made.h"\n' }), []));

test("a heavy library that other parts get through another header is found", () =>
    finds({ "src/platform/db/handle.h": "#include <sqlite3.h>\n", "src/platform/db/database.h": '#include "platform/db/handle.h"\n' }, /handle.h: <sqlite3.h> is heavy/));

test("a heavy library in a header is found", () =>
    finds({ "src/platform/db/database.h": "#include <boost/beast.hpp>\n" }, /heavy/));

test("a heavy library outside platform is found", () =>
    finds({ "src/features/ideas/store.cpp": "#include <xapian.h>\n" }, /behind a folder of platform/));

test("fmt stays out of headers", () =>
    finds({ "src/app/features.h": "#include <fmt/format.h>\n" }, /slow to compile/));

test("a part that is not called after its folder is found", () =>
    finds({ "src/platform/files/CMakeLists.txt": "samverk_part(platform_file)" }, /must be called after its folder/));

test("a use of something that is no part is found", () =>
    finds({ "src/platform/http/CMakeLists.txt": "samverk_part(platform_http USES platform_htpt)" }, /is no part/));

test("an exception holds while it is needed and is a problem after", () => {
    const bad = { "src/features/ideas/store.cpp": "#include <xapian.h>\n" };
    assert.deepEqual(found(bad, ["src/features/ideas/store.cpp → xapian.h"]), []);
    assert.match(found({}, ["src/features/ideas/store.cpp → xapian.h"])[0], /not needed any more/);
});
