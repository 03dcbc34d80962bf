// The chain as a graph. docs/api.md and open_data/openapi.json say the same in words.
#include "services/web/api.h"
#include "services/red_thread/actions.h"
#include "services/red_thread/pages.h"
#include "services/red_thread/rules.h"

namespace red_thread::api {

namespace {

json::Object end(Subject const& subject) {
    return json::Object{{"kind", subject.kind}, {"id", subject.id}};
}

json::Object node(Work& work, Subject const& subject, std::size_t generation) {
    auto const* access = work.looking.access_of(subject);
    auto const organisation = access->organisation.text();
    return {
        {"kind", subject.kind},
        {"id", subject.id},
        {"title", access->title},
        {"url", work.services.pages.public_address() + work.visit.address(access->path)},
        {"organisation", organisation.empty() ? json::Value(nullptr) : json::Value(organisation)},
        {"generation", static_cast<std::int64_t>(generation)},
        {"state", access->state.empty() ? json::Value() : json::Value(access->state)}};
}

std::string text_of(json::Value const& body, std::string_view name) {
    return std::string(body.at(name).text());
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    auto reader = services.database.read();
    auto work = red_thread::work(services, visit, reader);
    auto const chain = http::found(work.looking.chain(work.subject));
    auto const generation = generations(chain);
    json::Array nodes, links;
    for (auto const& subject : chain.subjects)
        nodes.push_back(node(work, subject, generation.at(subject)));
    for (auto const& link : chain.links)
        links.push_back(json::Object{{"earlier", end(link.earlier)},
                                     {"later", end(link.later)},
                                     {"relation", name(link.relation)}});
    return web::api_reply(json::Object{{"start", end(chain.start)},
                                       {"nodes", std::move(nodes)},
                                       {"links", std::move(links)},
                                       {"cut", chain.is_cut}});
}

http::Response tie(web::Services& services, web::Visit const& visit) {
    auto const body = web::api_body(visit);
    auto tx = services.database.begin();
    auto work = work_to_tie(services, visit, tx);
    auto const side = text_of(body, "side");
    if (side != "earlier" && side != "later")
        return web::api_problems(services.texts, visit, {{"side", "red_thread.problem_side", {}}});
    auto const tied = red_thread::tie(services, visit, tx, work.looking, work.subject,
                                      side == "earlier" ? Side::earlier : Side::later,
                                      {text_of(body, "kind"), text_of(body, "id")});
    if (!tied) return web::api_problems(services.texts, visit, tied.error());
    bool const is_new = *tied == Tying::tied;
    if (is_new) tx.commit();
    return web::api_reply(json::Object{{"tied", true}}, is_new ? 201 : 200);
}

http::Response untie(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto work = work_to_tie(services, visit, tx);
    Subject const other{std::string(visit.part("other_kind")), std::string(visit.part("other"))};
    if (!red_thread::untie(services, visit, tx, work.looking, work.subject, other))
        throw http::NotFound();
    tx.commit();
    return http::Response{.status = 204};
}

}
