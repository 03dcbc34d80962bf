// What one's organisations are asked, which letters they want, and networks.
#include <algorithm>

#include "features/questions/pages.h"
#include "features/questions/people.h"
#include "platform/basics/text.h"

namespace questions {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_waiting = 100, most_own = 50;

std::vector<View> rows_of(Showing const& showing, std::vector<Question> const& all) {
    std::vector<View> views;
    for (auto const& one : all)
        views.push_back(View()
                            .set("row_title", one.asked.title)
                            .set("row_url", showing.visit.address(path_of(one)))
                            .set("row_text", kind_text(showing, one.asked.kind) + ", " +
                                                 showing.organisation_name(one.asked.organisation) +
                                                 ", " + showing.date(one.asked_at) + ", " +
                                                 count_text(showing, one) + ", " +
                                                 state_text(showing, one)));
    return views;
}

View letters_field(Showing const& showing, Digest chosen) {
    std::vector<web::Option> options;
    for (auto const& one : digest_names)
        options.push_back({std::string(one), showing.text("letters_" + std::string(one)),
                           parse_digest(one) == chosen});
    return web::choices_view(
        {.name = "letters", .label = showing.text("label_letters"), .required = true}, options);
}

View organisation_view(Showing const& showing, db::Reader& reader, OrganisationId const& id) {
    return View()
        .set("own_name", showing.organisation_name(id))
        .set("own_id", id.string())
        .set_list("waiting", rows_of(showing, waiting_for(reader, id, most_waiting)))
        .set_list("asked", rows_of(showing, asked_by(reader, id, most_own)))
        .set("may_choose",
             permissions::may_in_part(showing.visit.viewer, Permission::coordinate, id))
        .set("letters_field", letters_field(showing, digest_of(reader, id)))
        .set("letters_url", showing.visit.address("/questions/letters"));
}

/// Lines of names of organisations, as the directory knows them; what it does not know is a
/// problem.
std::vector<OrganisationId> members_in(Showing const& showing, std::string_view lines,
                                       basics::Problems& problems) {
    std::vector<OrganisationId> ids;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        auto const line = basics::trimmed(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty()) continue;
        auto const found = showing.directory->recognise(line);
        if (!found || ids.size() == most_network_members)
            problems.push_back(
                {"members", "questions.problem_members", {{"line", basics::shortened(line, 60)}}});
        else if (std::ranges::find(ids, found->organisation->id) == ids.end())
            ids.push_back(found->organisation->id);
        if (problems.size() > 10) break;
    }
    return ids;
}

struct TypedNetwork {
    std::string id = {}, name = {}, keeper = {}, members = {};
};

bool may_keep(Showing const& showing, OrganisationId const& keeper) {
    return permissions::may_in_part(showing.visit.viewer, Permission::coordinate, keeper);
}

std::vector<View> network_views(Showing const& showing, db::Reader& reader) {
    std::vector<View> views;
    for (auto const& one : networks_of(reader, showing.visit.viewer)) {
        std::vector<View> names;
        for (auto const& id : one.members)
            names.push_back(View().set("member_name", showing.organisation_name(id)));
        views.push_back(
            View()
                .set("network_name", one.name)
                .set("network_keeper", showing.organisation_name(one.keeper))
                .set("network_members", std::move(names))
                .set("may_change", may_keep(showing, one.keeper))
                .set("change_url", showing.visit.address("/questions/networks?network=" +
                                                         one.id.string() + "#change")));
    }
    return views;
}

View network_fields(Showing const& showing, TypedNetwork const& typed,
                    std::vector<OrganisationId> const& own, basics::Problems const& problems) {
    View view;
    view.set("name_field", web::field_view({.name = "name",
                                            .label = showing.text("label_network_name"),
                                            .value = typed.name,
                                            .problem = showing.problem(problems, "name"),
                                            .max_length = static_cast<int>(longest_network),
                                            .required = true}))
        .set("keeper_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("label_keeper"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               organisation_options(showing, own, typed.keeper)))
        .set("members_field", web::field_view({.name = "members",
                                               .label = showing.text("label_members"),
                                               .value = typed.members,
                                               .hint = showing.text("hint_members"),
                                               .problem = showing.problem(problems, "members"),
                                               .required = true,
                                               .rows = 8}));
    return view;
}

http::Response networks_page(Showing const& showing, db::Reader& reader, TypedNetwork const& typed,
                             basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto own = visit.viewer.organisations();
    std::erase_if(own, [&](OrganisationId const& one) { return !may_keep(showing, one); });
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.set("breadcrumbs", breadcrumbs(showing))
        .set("lead", showing.text("networks_lead"))
        .set_list("networks", network_views(showing, reader))
        .set("may_keep", !own.empty())
        .set("form_title", showing.text(typed.id.empty() ? "network_new" : "network_change"))
        .set("is_change", !typed.id.empty())
        .set("network_id", typed.id)
        .set("form_url", visit.address("/questions/networks"));
    view.merge(network_fields(showing, typed, own, problems));
    web::PageOptions options{.title = showing.text("networks_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    return private_page(showing.services.pages.page(visit, "questions/networks", std::move(view),
                                                    std::move(options)));
}

}

http::Response show_waiting(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> own;
    for (auto const& one : visit.viewer.organisations())
        own.push_back(organisation_view(showing, reader, one));
    View view;
    view.set("breadcrumbs", breadcrumbs(showing))
        .set("lead", showing.text("waiting_lead"))
        .set_list("own", std::move(own))
        .set("new_url", visit.address("/questions/new"))
        .set("networks_url", visit.address("/questions/networks"))
        .set("all_url", visit.address("/questions"));
    web::PageOptions options{.title = showing.text("waiting_title"), .unlisted = true};
    if (visit.request.query.text("done") == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_saved")));
    return private_page(
        services.pages.page(visit, "questions/waiting", std::move(view), std::move(options)));
}

http::Response choose_letters(web::Services& services, web::Visit const& visit) {
    auto const id = OrganisationId::parse(visit.request.form.text("organisation"));
    auto const digest = parse_digest(visit.request.form.text("letters"));
    if (!id || !digest) throw http::BadRequest{"organisation and letters are chosen on the page"};
    if (!permissions::may_in_part(visit.viewer, Permission::coordinate, *id))
        throw http::Forbidden();
    auto tx = services.database.begin();
    if (digest_of(tx, *id) != *digest) {
        put_digest(tx, *id, *digest, visit.viewer.member, services.now());
        services.activity.record(tx, {.at = services.now(),
                                      .actor = visit.viewer.member,
                                      .action = "questions.letters_chosen",
                                      .subject = {"organisation", id->string()},
                                      .organisation = *id,
                                      .details = json::Object{{"choice", name(*digest)}}});
        tx.commit();
    }
    return http::redirect(visit.address("/questions/waiting?done=saved"));
}

http::Response show_networks(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const id = NetworkId::parse(visit.request.query.text("network"));
    auto const found = id ? network(reader, *id) : std::nullopt;
    TypedNetwork typed;
    if (found && may_keep(showing, found->keeper)) {
        typed = {found->id.string(), found->name, found->keeper.string(), {}};
        for (auto const& one : found->members) {
            auto const* known = showing.directory->find(one);
            if (known) typed.members += known->name + "\n";
        }
    }
    return networks_page(showing, reader, typed, {});
}

http::Response change_network(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    TypedNetwork const typed{sent(visit, "network"), sent(visit, "name"),
                             sent(visit, "organisation"), sent(visit, "members")};
    auto const keeper = OrganisationId::parse(typed.keeper);
    if (!keeper || !showing.directory->find(*keeper))
        throw http::BadRequest{"organisation is chosen on the page"};
    if (!may_keep(showing, *keeper)) throw http::Forbidden();
    auto tx = services.database.begin();
    auto const id = NetworkId::parse(typed.id);
    auto const before = id ? network(tx, *id) : std::nullopt;
    if (id && !before) throw http::NotFound();
    if (before && !may_keep(showing, before->keeper)) throw http::Forbidden();
    basics::Problems problems;
    auto const name =
        checked_words(typed.name, "name", longest_network, "questions.problem_network_name");
    if (!name) problems = name.error();
    auto const members = members_in(showing, typed.members, problems);
    if (members.empty() && problems.empty())
        problems.push_back({"members", "questions.problem_no_members", {}});
    if (!before && problems.empty() && networks(tx).size() >= most_networks)
        problems.push_back({"name", "questions.problem_networks", {}});
    if (!problems.empty()) return networks_page(showing, tx, typed, problems);
    put_network(
        tx, {before ? before->id : NetworkId::make(), basics::one_line(*name), *keeper, members},
        visit.viewer.member, services.now());
    services.activity.record(
        tx, {.at = services.now(),
             .actor = visit.viewer.member,
             .action = before ? "questions.network_changed" : "questions.network_made",
             .subject = {"organisation", keeper->string()},
             .organisation = *keeper,
             .details = json::Object{{"members", members.size()}}});
    tx.commit();
    return http::redirect(visit.address("/questions/networks?done=saved"));
}

}
