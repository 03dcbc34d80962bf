// Routes: the most exact pattern wins, and a method is offered or named.
#include "platform/http/router.h"

#include <doctest/doctest.h>

using namespace http;

namespace {

Router<int> routes() {
    Router<int> router;
    router.add(Method::get, "/", 1);
    router.add(Method::get, "/projects", 2);
    router.add(Method::post, "/projects", 3);
    router.add(Method::get, "/projects/new", 4);
    router.add(Method::get, "/projects/{id}", 5);
    router.add(Method::put, "/projects/{id}", 6);
    router.add(Method::get, "/projects/{id}/{slug}", 7);
    router.add(Method::get, "/projects/new/help", 8);
    router.add(Method::get, "/assets/{file...}", 9);
    router.add(Method::get, "/assets/logo.svg", 10);
    return router;
}

int at(Router<int> const& router, Method method, std::string_view path) {
    auto const found = router.find(method, path);
    return found.value ? *found.value : 0;
}

}

TEST_CASE("a literal beats a parameter, a parameter beats a rest") {
    auto const router = routes();
    CHECK(at(router, Method::get, "/") == 1);
    CHECK(at(router, Method::get, "/projects") == 2);
    CHECK(at(router, Method::get, "/projects/new") == 4);
    CHECK(at(router, Method::get, "/projects/7") == 5);
    CHECK(at(router, Method::get, "/projects/new/help") == 8);
    CHECK(at(router, Method::get, "/assets/logo.svg") == 10);
    CHECK(at(router, Method::get, "/assets/fonts/inter.woff2") == 9);
}

TEST_CASE("a literal that leads nowhere gives way to the parameter beside it") {
    auto const found = routes().find(Method::get, "/projects/new/vard");
    CHECK(found.captures.at("id") == "new");
    CHECK(found.captures.at("slug") == "vard");
    CHECK(found.captures.list().size() == 2);
}

TEST_CASE("parameters are captured as they stand in the path") {
    auto const router = routes();
    CHECK(router.find(Method::get, "/projects/vård och skola").captures.at("id") ==
          "vård och skola");
    CHECK(router.find(Method::get, "/assets/a/b.js").captures.at("file") == "a/b.js");
    CHECK_THROWS_AS(router.find(Method::get, "/projects").captures.at("id"), std::out_of_range);
}

TEST_CASE("what is not there is not found") {
    auto const router = routes();
    for (auto const path : {"", "projects", "/project", "/projects/", "/projects/7/",
                            "/projects/7/a/b", "/assets", "/assets/", "//"}) {
        CAPTURE(path);
        auto const found = router.find(Method::get, path);
        CHECK_FALSE(found.value);
        CHECK(found.allow.empty());
    }
}

TEST_CASE("a method that a path does not have is answered with those that it has") {
    auto const router = routes();
    CHECK(at(router, Method::head, "/projects") == 2);
    CHECK(at(router, Method::put, "/projects/7") == 6);
    auto const found = router.find(Method::del, "/projects/7");
    CHECK_FALSE(found.value);
    CHECK(found.allow == "GET, HEAD, OPTIONS, PUT");
    auto const refused = not_offered(Method::del, found.allow);
    CHECK(refused.status == 405);
    CHECK(refused.header("Allow") == "GET, HEAD, OPTIONS, PUT");
    CHECK(router.find(Method::options, "/projects").allow == "GET, HEAD, OPTIONS, POST");
    CHECK(not_offered(Method::options, "GET").status == 204);
}

TEST_CASE("mistakes in the table of routes are found at start") {
    auto router = routes();
    CHECK_THROWS_AS(router.add(Method::get, "/projects", 0), std::logic_error);
    for (auto const pattern : {"projects", "/projects/{number}", "/a{id}", "/{id}x", "/{}",
                               "/assets/{file...}/x", "/assets/{other...}"}) {
        CAPTURE(pattern);
        CHECK_THROWS_AS(router.add(Method::get, pattern, 0), std::logic_error);
    }
}
