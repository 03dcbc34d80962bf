// The feature at a glance: all that it offers the rest of the program.
#include "features/ideas/ideas.h"
#include "features/ideas/registered.h"
#include "features/ideas/weeded.h"

#include "features/ideas/access.h"
#include "features/ideas/acting_api.h"
#include "features/ideas/api.h"
#include "features/ideas/arguments/pages.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/asking_back/reminding.h"
#include "features/ideas/capture/pages.h"
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/desk/pages.h"
#include "features/ideas/doors/pages.h"
#include "features/ideas/experts/pages.h"
#include "features/ideas/found.h"
#include "features/ideas/inside/pages.h"
#include "features/ideas/intake/closing.h"
#include "features/ideas/intake/pages.h"
#include "features/ideas/letter_way.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/moderated.h"
#include "features/ideas/origins/origins.h"
#include "features/ideas/pages.h"
#include "features/ideas/support.h"
#include "features/ideas/thresholds/pages.h"
#include "features/ideas/weighing/pages.h"

namespace ideas {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler on(web::Services& services, Handler handler) {
    return [&services, handler](web::Visit const& visit) { return handler(services, visit); };
}

/// The same for needs and for ideas.
template <class Handler>
web::Handler of(web::Services& services, Kind kind, Handler handler) {
    return [&services, kind, handler](web::Visit const& visit) {
        return handler(services, kind, visit);
    };
}

/// Where needs, or ideas, are told and read.
std::vector<web::Route> kind_routes(web::Services& services, Kind kind,
                                    std::shared_ptr<Limits> const& limits) {
    std::string const place(place_of(kind));
    auto const to_form = [place](web::Visit const& visit) {
        return http::redirect(visit.address(place + "/new"));
    };
    auto const send = [&services, limits, kind](web::Visit const& visit) {
        return pages::send(services, *limits, kind, visit);
    };
    auto const join = [&services, limits, kind](web::Visit const& visit) {
        return pages::join(services, *limits, kind, visit);
    };
    std::vector<web::Route> routes{
        {get, place + "/new", Permission::everyone, of(services, kind, pages::show_form)},
        {post, place + "/new", Permission::everyone, of(services, kind, pages::back_to_form)},
        {get, place + "/review", Permission::everyone, to_form},
        {post, place + "/review", Permission::everyone, of(services, kind, pages::review)},
        {get, place + "/send", Permission::everyone, to_form},
        {post, place + "/send", Permission::everyone, send},
        {get, place + "/join", Permission::everyone, to_form},
        {post, place + "/join", Permission::everyone, join},
    };
    // What residents tell is there in the further languages too.
    for (auto& route : routes) route.in_further_languages = true;
    routes.insert(
        routes.end(),
        {{get, place, Permission::everyone, of(services, kind, pages::list)},
         {get, place + ".atom", Permission::everyone, of(services, kind, pages::feed)},
         {get, place + "/enter", Permission::contribute, of(services, kind, pages::show_entering)},
         {post, place + "/enter", Permission::contribute, of(services, kind, pages::enter)},
         {get, place + "/{id}", Permission::everyone, of(services, kind, pages::show)},
         {get, place + "/{id}/{slug}", Permission::everyone, of(services, kind, pages::show)}});
    return routes;
}

std::vector<web::Route> following_routes(web::Services& services,
                                         std::shared_ptr<Limits> const& limits) {
    auto limited = [&services, limits](auto page) {
        return [&services, limits, page](web::Visit const& visit) {
            return page(services, *limits, visit);
        };
    };
    auto const door = std::make_shared<letter_links::Door>(services);
    auto const way = std::make_shared<LetterWay>(services);
    auto const to_claim = [](web::Visit const& visit) {
        return http::redirect(visit.address("/needs/claim"));
    };
    std::vector<web::Route> routes{
        {get, "/needs/claim", Permission::everyone, on(services, pages::show_claim)},
        {post, "/needs/claim", Permission::everyone, limited(pages::claim)},
        {get, "/needs/claim/act", Permission::everyone, to_claim},
        {post, "/needs/claim/act", Permission::everyone, limited(pages::change_own)},
        {get, "/needs/letter/{link}", Permission::everyone,
         [way](web::Visit const& visit) { return pages::show_way(*way, visit); }},
        {post, "/needs/letter/{link}", Permission::everyone,
         [way](web::Visit const& visit) { return pages::take_way(*way, visit); }},
        {get, "/needs/mine/{id}", Permission::member, on(services, pages::show_own)},
        {get, "/needs/question/thanks", Permission::everyone,
         on(services, asking_back::show_thanks)},
        {get, "/needs/question/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return asking_back::show_question(*door, visit); }},
        {post, "/needs/question/{link}", Permission::everyone,
         [door](web::Visit const& visit) { return asking_back::send_reply(*door, visit); }},
    };
    // The answers too.
    for (auto& route : routes) route.in_further_languages = true;
    return routes;
}

/// What employees tell, and the sheets by which it is told without a computer.
std::vector<web::Route> inside_routes(web::Services& services) {
    return {
        {get, "/needs/inside", Permission::contribute, on(services, inside::show_inside)},
        {post, "/needs/desk/{id}/open", Permission::coordinate, on(services, inside::ask_open)},
        {get, "/administration/{id}/sheets", Permission::coordinate,
         on(services, inside::show_sheets)},
        {post, "/administration/{id}/sheets", Permission::coordinate,
         on(services, inside::change_sheets)},
        {get, "/administration/{id}/sheets/{sheet}", Permission::coordinate,
         on(services, inside::show_sheet)},
    };
}

/// What those who answer do beside answering.
std::vector<web::Route> desk_routes(web::Services& services) {
    std::vector<web::Route> routes{
        {get, "/needs/desk/{id}/sender", Permission::coordinate,
         on(services, asking_back::show_asking)},
        {post, "/needs/desk/{id}/sender", Permission::coordinate, on(services, asking_back::work)},
        {post, "/needs/desk/{id}/assign", Permission::coordinate,
         on(services, desk::change_assigned)},
        {get, "/needs/desk/times", Permission::coordinate, on(services, desk::show_times)},
        {get, "/needs/decisions", Permission::contribute, on(services, thresholds::show_waiting)},
        {get, "/administration/{id}/threshold", Permission::coordinate,
         on(services, thresholds::show_rule)},
        {post, "/administration/{id}/threshold", Permission::coordinate,
         on(services, thresholds::change_rule)},
        {get, "/needs/bulk", Permission::coordinate, on(services, desk::show_bulk)},
        {post, "/needs/bulk", Permission::coordinate, on(services, desk::do_bulk)},
        {get, "/administration/{id}/templates", Permission::coordinate,
         on(services, desk::show_templates)},
        {post, "/administration/{id}/templates", Permission::coordinate,
         on(services, desk::change_templates)},
    };
    for (auto& route : inside_routes(services)) routes.push_back(std::move(route));
    return routes;
}

/// These, and those of what was told at workshops and counters and written down there.
std::vector<web::Route> with_captures(web::Services& services, std::vector<web::Route> routes) {
    using Permission::contribute;
    std::vector<web::Route> const own{
        {get, "/captures", contribute, on(services, capture::show_all)},
        {get, "/captures/new", contribute, on(services, capture::show_new)},
        {post, "/captures/new", contribute, on(services, capture::add_new)},
        {get, "/captures/{id}", Permission::everyone, on(services, capture::show_one)},
        {post, "/captures/{id}", contribute, on(services, capture::work_with)},
        {get, "/captures/{id}/edit", contribute, on(services, capture::show_edit)},
        {post, "/captures/{id}/edit", contribute, on(services, capture::save)},
        {get, "/captures/{id}/one", contribute, on(services, capture::show_field)},
        {post, "/captures/{id}/one", contribute, on(services, capture::send_field)},
        {get, "/captures/{id}/list", contribute, on(services, capture::show_list)},
        {post, "/captures/{id}/list", contribute, on(services, capture::send_list),
         capture::most_form_bytes},
        {post, "/captures/{id}/slips", contribute, on(services, capture::print_slips)},
    };
    routes.insert(routes.end(), own.begin(), own.end());
    return routes;
}

std::vector<web::Route> need_page_routes(web::Services& services,
                                         std::shared_ptr<Limits> const& limits) {
    auto const letters = std::make_shared<experts::Limits>();
    std::vector<web::Route> routes{
        {get, "/support/{kind}/{id}", Permission::member, on(services, pages::show_support)},
        {post, "/support/{kind}/{id}", Permission::member, on(services, pages::change_support)},
        {get, "/arguments/{id}", Permission::member, on(services, arguments::show_arguments)},
        {post, "/arguments/{id}", Permission::member, on(services, arguments::change_arguments)},
        {get, "/administration/{id}/doors", Permission::coordinate,
         on(services, doors::show_doors)},
        {post, "/administration/{id}/doors", Permission::coordinate,
         on(services, doors::change_doors)},
        {get, "/administration/{id}/intake", Permission::coordinate,
         on(services, intake::show_intake)},
        {post, "/administration/{id}/intake", Permission::coordinate,
         on(services, intake::change_intake)},
        {get, "/needs/desk", Permission::coordinate, on(services, pages::show_desk)},
        {get, "/needs/desk/{id}", Permission::coordinate, on(services, pages::show_work)},
        {post, "/needs/desk/{id}", Permission::coordinate, on(services, pages::work)},
        {get, "/needs/desk/{id}/merge", Permission::coordinate, on(services, pages::show_merging)},
        {post, "/needs/desk/{id}/merge", Permission::coordinate, on(services, pages::merge)},
        {post, "/needs/desk/{id}/split", Permission::coordinate, on(services, pages::split)},
        {get, "/needs/desk/{id}/ask", Permission::coordinate, on(services, experts::show_ask)},
        {post, "/needs/desk/{id}/ask", Permission::coordinate,
         [&services, letters](web::Visit const& visit) {
             return experts::send_question(services, *letters, visit);
         }},
        {post, "/needs/desk/{id}/ask/{question}/withdraw", Permission::coordinate,
         on(services, experts::take_back)},
        {get, "/expert/thanks", Permission::everyone, on(services, experts::show_thanks)},
        {get, "/expert/{link}", Permission::everyone, on(services, experts::show_question)},
        {post, "/expert/{link}", Permission::everyone, on(services, experts::send_answer)},
    };
    auto all = kind_routes(services, Kind::need, limits);
    all.insert(all.end(), routes.begin(), routes.end());
    for (auto& route : desk_routes(services)) all.push_back(std::move(route));
    for (auto& route : following_routes(services, limits)) all.push_back(std::move(route));
    for (auto& route : kind_routes(services, Kind::idea, limits)) all.push_back(std::move(route));
    return all;
}

std::vector<web::Route> page_routes(web::Services& services,
                                    std::shared_ptr<Limits> const& limits) {
    auto all = need_page_routes(services, limits);
    for (auto& route : weighing::page_routes(services)) all.push_back(std::move(route));
    for (auto& route : coauthors::page_routes(services)) all.push_back(std::move(route));
    return all;
}

std::vector<web::Route> need_machine_routes(web::Services& services) {
    auto need = [&](auto handler) { return of(services, Kind::need, handler); };
    auto idea = [&](auto handler) { return of(services, Kind::idea, handler); };
    return {
        {get, "/q/{code}", Permission::everyone, on(services, inside::lead_to_form)},
        {get, "/api/v1/organisations/{id}/doors", Permission::everyone,
         on(services, doors::doors_json)},
        {get, "/api/v1/organisations/{id}/intake", Permission::everyone,
         on(services, intake::intake_json)},
        {put, "/api/v1/organisations/{id}/intake", Permission::coordinate,
         on(services, intake::put_intake)},
        {post, "/api/v1/captures", Permission::contribute, on(services, capture::make_json)},
        {get, "/api/v1/captures/{id}", Permission::everyone, on(services, capture::show_json)},
        {post, "/api/v1/captures/{id}/contributions", Permission::contribute,
         on(services, capture::send_json)},
        {get, "/api/v1/needs", Permission::everyone, need(api::list)},
        {post, "/api/v1/needs", Permission::contribute, need(api::create)},
        {get, "/api/v1/needs/{id}", Permission::everyone, need(api::show)},
        {patch, "/api/v1/needs/{id}", Permission::coordinate, need(api::change)},
        {get, "/api/v1/export/needs.jsonl", Permission::everyone, need(api::export_jsonl)},
        {get, "/api/v1/export/needs.csv", Permission::everyone, need(api::export_csv)},
        {get, "/api/v1/ideas", Permission::everyone, idea(api::list)},
        {post, "/api/v1/ideas", Permission::contribute, idea(api::create)},
        {get, "/api/v1/ideas/{id}", Permission::everyone, idea(api::show)},
        {patch, "/api/v1/ideas/{id}", Permission::coordinate, idea(api::change)},
        {get, "/api/v1/export/ideas.jsonl", Permission::everyone, idea(api::export_jsonl)},
        {get, "/api/v1/export/ideas.csv", Permission::everyone, idea(api::export_csv)},
    };
}

std::vector<web::Route> machine_routes(web::Services& services) {
    auto all = need_machine_routes(services);
    for (auto& route : weighing::machine_routes(services)) all.push_back(std::move(route));
    return all;
}

std::vector<web::Route> all_machine_routes(web::Services& services) {
    auto all = machine_routes(services);
    for (auto& route : api::acting_routes(services)) all.push_back(std::move(route));
    return all;
}

/// Needs and ideas are found, shown in lists, reported and registered alike.
web::SubjectKind subject(web::Services& services, Kind kind) {
    return {std::string(name(kind)),
            [&services](db::Reader& reader, std::string_view id) {
                return describe(services, reader, id);
            },
            [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                return card(services, visit, reader, id);
            },
            [&services, kind](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                return access_to(services, visit, reader, kind, id);
            },
            moderated(services),
            registered(services, kind),
            [kind](db::Reader& reader, std::string_view id) { return links_of(reader, kind, id); },
            [&services](db::Transaction& tx, std::string_view id, web::Became const& became) {
                auto const need_id = NeedId::parse(id);
                auto const need = need_id ? find(tx, *need_id) : std::nullopt;
                if (need) tell_became(services, tx, *need, became);
            }};
}

/// An argument is found and shown with its idea; it is reported by itself.
web::SubjectKind argument(web::Services& services) {
    auto const nobody_finds = [](db::Reader&, std::string_view) {
        return std::optional<search::Document>();
    };
    auto const no_card = [](web::Visit const&, db::Reader&, std::string_view) {
        return std::optional<web::View>();
    };
    return {"argument", nobody_finds, no_card, nullptr, arguments::moderated(services)};
}

std::vector<web::Beside> all_beside(web::Services& services) {
    auto all = capture::beside(services);
    for (auto& one : origins::beside(services)) all.push_back(std::move(one));
    return all;
}

}

web::Feature feature(web::Services& services) {
    auto const reminding = std::make_shared<asking_back::Reminding>(services);
    auto const reaching = std::make_shared<thresholds::Reaching>(services);
    auto const closing = std::make_shared<intake::Closing>(services);
    return {
        .name = "ideas",
        .pages = with_captures(services, page_routes(services, std::make_shared<Limits>())),
        .machine = all_machine_routes(services),
        .menu = {{"ideas.needs", "/needs", 15}, {"ideas.idea_needs", "/ideas", 16}},
        .subjects = {subject(services, Kind::need), subject(services, Kind::idea),
                     argument(services), capture::subject(services)},
        .begin_work =
            [reminding, reaching, closing] {
                return std::make_shared<std::vector<std::shared_ptr<void>>>(std::vector{
                    reminding->begin_work(), reaching->begin_work(), closing->begin_work()});
            },
        .lifetimes = lifetime_rules(),
        .beside = all_beside(services),
        .links_beside = origins::links_beside(),
    };
}

std::vector<web::View> own_needs(web::Services& services, web::Visit const& visit) {
    constexpr std::size_t most = 50;
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<web::View> views;
    for (auto const& need : told_by(reader, visit.viewer.member, most))
        views.push_back(web::View()
                            .set("own_title", need.told.title)
                            .set("own_url", visit.address("/needs/mine/" + need.id.string()))
                            .set("own_state", need.visibility == Visibility::withdrawn
                                                  ? showing.text("visibility_tag_withdrawn")
                                                  : showing.state(need.state))
                            .set("own_when", showing.date(need.told_at)));
    return views;
}

}
