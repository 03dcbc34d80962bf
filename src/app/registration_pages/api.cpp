// Request in, JSON out.
#include "app/registration_pages/api.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>

#include "app/registration_pages/actions.h"
#include "services/organisations/shelf.h"
#include "services/web/api.h"

namespace registration_pages::api {

namespace {

json::Value or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

json::Object as_json(web::Services& services, web::Visit const& visit, db::Reader& reader,
                     Matter const& of) {
    auto const one =
        registration::about(reader, of.kind, of.id).value_or(registration::Registration());
    json::Array sendings, listed;
    for (auto const& sending : registration::sendings(reader, one.id))
        sendings.push_back(json::Object{{"sending", sending.place},
                                        {"at", basics::iso(sending.at)},
                                        {"to", sending.recipient}});
    for (auto const& file : files_of(services, visit, reader, of))
        listed.push_back(json::Object{{"title", file.title},
                                      {"bytes", file.bytes},
                                      {"sha256", file.sha256},
                                      {"address", file.address},
                                      {"enclosed", file.is_enclosed}});
    auto const& document = of.document;
    return {{"kind", of.kind},
            {"id", of.id},
            {"title", document.title},
            {"organisation", document.organisation.text()},
            {"way", document.is_received ? "received" : "drawn_up"},
            {"at", basics::iso(document.at)},
            {"number", or_null(one.number)},
            {"registered_on",
             or_null(one.number.empty() ? std::string() : basics::iso(one.registered_on))},
            {"secrecy", or_null(one.secrecy)},
            {"closed", one.is_closed},
            {"files", std::move(listed)},
            {"sendings", std::move(sendings)}};
}

/// The registrar reads the document and the letter, not the program that sends them.
texts::Language registrars_language(web::Services& services,
                                    organisations::OrganisationId const& organisation) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    return one && one->country == "NO" ? texts::Language::nb : texts::Language::sv;
}

using Texts = std::map<std::string, std::string, std::less<>>;

/// The members of the body, all texts; others are problems of theirs.
Texts texts_in(web::Visit const& visit, std::initializer_list<std::string_view> known,
               basics::Problems& problems) {
    auto const body = web::api_body(visit);
    if (!body.object()) throw http::BadRequest{"the body is a JSON object"};
    Texts sent;
    for (auto const& [key, value] : body.object()->members()) {
        bool const is_known = std::ranges::find(known, key) != known.end();
        if (is_known && value.string()) sent.emplace(key, *value.string());
        else problems.push_back({key.substr(0, 60), "registration_pages.api_wrong", {}});
    }
    return sent;
}

/// Does it in a transaction of its own, and answers how it stands then.
http::Response act(web::Services& services, web::Visit const& visit, int status,
                   std::initializer_list<std::string_view> known,
                   std::function<Done(db::Transaction&, Matter const&, Texts&)> const& work) {
    basics::Problems problems;
    auto tx = services.database.begin();
    auto const of = matter(services, visit, tx);
    auto sent = texts_in(visit, known, problems);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const done = work(tx, of, sent);
    if (done.status == 409)
        return web::api_problem(409, "the same was sent before; send it again when it has changed");
    if (!done.problems.empty()) return web::api_problems(services.texts, visit, done.problems);
    auto reply = as_json(services, visit, tx, of);
    tx.commit();
    return web::api_reply(std::move(reply), status).with("Cache-Control", "no-store");
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    return web::api_reply(as_json(services, visit, reader, matter(services, visit, reader)))
        .with("Cache-Control", "no-store");
}

http::Response send(web::Services& services, web::Visit const& visit) {
    return act(
        services, visit, 201, {"secrecy"}, [&](db::Transaction& tx, Matter const& of, Texts& sent) {
            auto theirs = visit;
            theirs.language = registrars_language(services, of.document.organisation);
            auto const secrecy = sent.find("secrecy");
            return registration_pages::send(services, theirs, tx, matter(services, theirs, tx),
                                            secrecy == sent.end()
                                                ? std::nullopt
                                                : std::optional<std::string_view>(secrecy->second));
        });
}

http::Response give_number(web::Services& services, web::Visit const& visit) {
    return act(services, visit, 200, {"number", "registered_on"},
               [&](db::Transaction& tx, Matter const& of, Texts& sent) {
                   return registration_pages::give_number(services, visit, tx, of, sent["number"],
                                                          sent["registered_on"]);
               });
}

http::Response close(web::Services& services, web::Visit const& visit) {
    return act(services, visit, 200, {}, [&](db::Transaction& tx, Matter const& of, Texts&) {
        return registration_pages::close(services, visit, tx, of);
    });
}

}
