// Search finds only what everybody may read; the rest is on the pages of those who may.
#include "features/barriers/found.h"

#include <utility>

#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/web/moderated.h"

namespace barriers {

namespace {

using permissions::Permission;
using search::Facet;
using search::Role;

constexpr std::size_t shown_beside = 5;

std::optional<Barrier> barrier_of(db::Reader& reader, std::string_view id) {
    auto const parsed = BarrierId::parse(id);
    return parsed ? find(reader, *parsed) : std::nullopt;
}

/// Itself, or the one that it is part of now.
std::optional<Barrier> whole_of(db::Reader& reader, std::string_view id) {
    auto const one = barrier_of(reader, id);
    return one && one->is_merged() ? find(reader, one->counted_in) : one;
}

void add_facets(Parts const& parts, db::Reader& reader, Barrier const& barrier,
                search::Document& document) {
    auto const language = barrier.told.language;
    document.facets[Facet::type] = {"barrier"};
    document.facets[Facet::language] = {std::string(texts::code(language))};
    document.facets[Facet::year] = {
        std::to_string(basics::day_in_stockholm(barrier.reported_at).year)};
    auto const directory = parts.services.organisations.directory();
    for (auto const& id : behind(reader, barrier.id)) {
        auto const* one = directory->find(id);
        if (!one) continue;
        document.facets[Facet::organisation].push_back(id.string());
        if (!one->municipality_code.empty())
            document.facets[Facet::municipality].push_back(one->country + "-" +
                                                           one->municipality_code);
        document.texts.push_back({Role::organisation, language, one->name});
    }
    if (auto const* owner = directory->find(barrier.told.organisation)) {
        document.facets[Facet::country] = {owner->country};
        if (!owner->county_code.empty())
            document.facets[Facet::county] = {owner->country + "-" + owner->county_code};
    }
}

std::optional<search::Document> describe(Parts const& parts, db::Reader& reader,
                                         std::string_view id) {
    auto const barrier = barrier_of(reader, id);
    if (!barrier || barrier->is_merged() || !barrier->is_public()) return std::nullopt;
    auto const& told = barrier->told;
    auto const& d = barrier->described;
    search::Document document;
    document.subject = {"barrier", barrier->id.string()};
    document.texts = {{Role::title, told.language, told.title},
                      {Role::body, told.language, told.stopped},
                      {Role::body, told.language, told.wanted}};
    auto const add = [&](std::string const& text) {
        if (!text.empty()) document.texts.push_back({Role::body, told.language, text});
    };
    add(told.place);
    add(told.cost);
    add(d.inaction);
    add(d.equality);
    for (auto const* lines : {&d.root_causes, &d.legal, &d.sectors})
        for (auto const& line : *lines) add(line);
    for (auto const& one : endorsements(reader, barrier->id))
        if (!one.evidence.empty())
            document.texts.push_back({Role::body, one.language, one.evidence});
    for (auto const language : {texts::Language::sv, texts::Language::en, texts::Language::nb})
        if (auto name = parts.taxonomy.name(d.category, language); !name.empty())
            document.texts.push_back({Role::body, language, std::move(name)});
    add_facets(parts, reader, *barrier, document);
    document.updated = barrier->updated_at;
    document.start = basics::day_in_stockholm(barrier->reported_at);
    document.completeness = barrier->state == State::reported ? 1 : 3;
    document.path = path_of(*barrier);
    document.visible_to = {search::everyone};
    return document;
}

std::optional<web::Access> access_of(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id) {
    auto const barrier = whole_of(reader, id);
    if (!barrier) return std::nullopt;
    bool const may_see = may_read(visit.viewer, *barrier, behind(reader, barrier->id));
    web::Access access{.may_see = may_see,
                       .may_change = may_see && is_steward(visit, *barrier),
                       .may_show = may_see && is_steward(visit, *barrier),
                       .may_tie = false,
                       .is_public = barrier->is_public(),
                       .organisation = barrier->told.organisation,
                       .title = may_see ? barrier->told.title : std::string(),
                       .path = path_of(*barrier),
                       .id = barrier->id.string(),
                       .state = std::string(name(barrier->state))};
    for (auto const& one : told_in(reader, barrier->id))
        if (one.is_merged()) access.also.push_back(one.id.string());
    return access;
}

/// A project met a barrier: the barrier came of the project, as what stood in its way.
web::Link link(std::string project, BarrierId const& barrier) {
    return {{"project", std::move(project)}, {"barrier", barrier.string()}, web::Relation::led_to};
}

std::vector<web::Link> links_of(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> all;
    auto const barrier = whole_of(reader, id);
    if (!barrier) return all;
    for (auto const& one : stopped_by(reader, barrier->id))
        all.push_back(link(one.project, barrier->id));
    for (auto const& one : told_in(reader, barrier->id))
        if (one.told.origin_kind == "dialogue")
            all.push_back({{one.told.origin_kind, one.told.origin},
                           {"barrier", barrier->id.string()},
                           web::Relation::led_to});
    return all;
}

std::string words_of(db::Reader& reader, Barrier const& barrier) {
    auto const& told = barrier.told;
    auto const& d = barrier.described;
    std::string words = told.wanted;
    for (auto const* text : {&told.stopped, &told.place, &told.cost, &d.inaction, &d.equality})
        if (!text->empty()) words += "\n\n" + *text;
    for (auto const& cause : d.root_causes) words += "\n\n" + cause;
    for (auto const& one : endorsements(reader, barrier.id))
        if (!one.evidence.empty()) words += "\n\n" + one.evidence;
    return words;
}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto text = [](web::Visit const&, db::Reader& reader, std::string_view id) {
        auto const of = whole_of(reader, id);
        if (!of) return std::optional<web::ModeratedText>();
        return std::optional(
            web::ModeratedText{.id = of->id.string(),
                               .title = of->told.title,
                               .words = words_of(reader, *of),
                               .language = std::string(texts::code(of->told.language)),
                               .path = path_of(*of),
                               .organisation = of->told.organisation,
                               .is_public = of->is_public()});
    };
    auto writer = [&services](db::Reader& reader, std::string_view id) {
        auto const of = whole_of(reader, id);
        auto const member = of ? services.members.find(of->reported_by) : std::nullopt;
        return member ? web::Writer{member->id, member->email, member->language, {}}
                      : web::Writer();
    };
    auto set = [&services](bool is_hidden) {
        return [&services, is_hidden](web::Visit const& visit, db::Transaction& tx,
                                      std::string_view id, std::string const&) {
            if (auto const of = whole_of(tx, id))
                set_hidden(tx, {services.activity, services.now(), visit.viewer.member}, *of,
                           is_hidden);
        };
    };
    return std::make_shared<web::Moderated const>(
        web::Moderated{.text = text, .writer = writer, .hide = set(true), .show = set(false)});
}

/// Lines of those that the one who visits may read, and where the rest is.
web::BesideBox box_of(Showing const& showing, db::Reader& reader,
                      std::vector<Barrier> const& barriers, std::string const& list_path) {
    web::BesideBox box{.title = showing.text("box_title")};
    std::size_t readable = 0;
    for (auto const& one : barriers) {
        auto const organisations = behind(reader, one.id);
        if (!may_read(showing.visit.viewer, one, organisations)) continue;
        if (++readable > shown_beside) continue;
        box.lines.push_back({one.told.title + " · " +
                                 (is_over(one.state) ? showing.word("state", name(one.state))
                                                     : shared_text(showing, organisations.size())),
                             showing.visit.address(path_of(one))});
    }
    if (readable > shown_beside)
        box.actions.push_back(
            {showing.format("box_all", {{"count", readable}}), showing.visit.address(list_path)});
    return box;
}

std::optional<web::BesideBox> of_project(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                         std::string_view id) {
    auto const project = web::access_to(parts.services, visit, reader, "project", id);
    if (!project) return std::nullopt;
    Showing const showing(parts, visit);
    auto found = stopping(reader, project->id);
    for (auto const& other : project->also)
        for (auto& one : stopping(reader, other)) {
            bool is_there = false;
            for (auto const& known : found) is_there = is_there || known.id == one.id;
            if (!is_there) found.push_back(std::move(one));
        }
    auto box = box_of(showing, reader, found, "/barriers?project=" + project->id);
    if (box.lines.empty() && !project->may_change) return std::nullopt;
    if (box.lines.empty()) box.text = showing.text("box_none");
    if (project->may_change)
        box.actions.push_back(
            {showing.text("box_report"), visit.address("/barriers/new?project=" + project->id)});
    return box;
}

std::optional<web::BesideBox> of_step(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                      std::string_view id) {
    Showing const showing(parts, visit);
    auto box = box_of(showing, reader, at_step(reader, id), "/barriers?step=" + std::string(id));
    bool const may_report = !own_organisations(visit).empty();
    if (box.lines.empty() && !may_report) return std::nullopt;
    if (box.lines.empty()) box.text = showing.text("box_none_step");
    if (may_report)
        box.actions.push_back(
            {showing.text("box_report"), visit.address("/barriers/new?step=" + std::string(id))});
    return box;
}

std::optional<web::BesideBox> of_organisation(Parts& parts, web::Visit const& visit,
                                              db::Reader& reader, std::string_view id) {
    auto const organisation = OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(parts, visit);
    auto box = box_of(showing, reader, shared_by(reader, *organisation, 200),
                      "/barriers?organisation=" + organisation->string());
    if (box.lines.empty()) return std::nullopt;
    return box;
}

}

web::SubjectKind subject(std::shared_ptr<Parts> const& parts) {
    return {
        "barrier",
        [parts](db::Reader& reader, std::string_view id) { return describe(*parts, reader, id); },
        [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
            auto const barrier = barrier_of(reader, id);
            if (!barrier || barrier->is_merged() || !barrier->is_public())
                return std::optional<web::View>();
            return std::optional(
                card_view(Showing(*parts, visit), *barrier, behind(reader, barrier->id).size()));
        },
        access_of,
        moderated(parts->services),
        nullptr,
        links_of};
}

std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts) {
    auto const of = [&](std::string kind, int place, auto show) {
        return web::Beside{
            std::move(kind), place,
            [parts, show](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                return show(*parts, visit, reader, id);
            }};
    };
    return {of("project", 35, of_project), of("process_step", 35, of_step),
            of("organisation", 35, of_organisation)};
}

std::vector<web::LinksBeside> links_beside() {
    return {{"project",
             [](db::Reader& reader, std::string_view id) {
                 std::vector<web::Link> all;
                 for (auto const& one : stopping(reader, id))
                     all.push_back(link(std::string(id), one.id));
                 return all;
             }},
            {"dialogue", [](db::Reader& reader, std::string_view id) {
                 std::vector<web::Link> all;
                 for (auto const& one : made_of(reader, "dialogue", id))
                     all.push_back({{"dialogue", one.told.origin},
                                    {"barrier", one.id.string()},
                                    web::Relation::led_to});
                 return all;
             }}};
}

}
