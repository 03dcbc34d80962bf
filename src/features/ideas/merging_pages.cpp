// Merging and parting at the desk: what is like it to choose among, and what lives in it already.
#include <algorithm>

#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/identities/assurance.h"
#include "services/search/search.h"

namespace ideas::pages {

namespace {

using web::View;

constexpr std::size_t candidates_shown = 8;

/// What was asked for, when the page comes back instead of doing it.
struct Asked {
    std::string into = {}, other = {}, reason = {};
    std::string part = {}, split_reason = {};
    basics::Problems problems = {};
    bool is_overtaken = false;
};

Need at_work(web::Services& services, db::Reader& reader, web::Visit const& visit) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    if (!answers_for(services, reader, visit.viewer, need)) throw http::NotFound();
    return need;
}

/// Those like it that it can be merged into and that the viewer answers for.
std::vector<web::Option> candidates(Showing const& showing, db::Reader& reader, Need const& need,
                                    Asked const& asked) {
    std::vector<web::Option> options;
    auto const own = subject_of(need);
    for (auto const& one :
         showing.services.search.similar({own.kind, own.id}, 4 * candidates_shown,
                                         showing.visit.language, {search::everyone})) {
        auto const id = NeedId::parse(one.hit.subject.id);
        auto const other = id ? find(reader, *id) : std::nullopt;
        if (options.size() == candidates_shown || !other || !why_not_merged(need, *other).empty() ||
            !answers_for(showing.services, reader, showing.visit.viewer, *other))
            continue;
        options.push_back({other->id.string(), other->told.title, asked.into == other->id.text()});
    }
    return options;
}

View reason_field(Showing const& showing, std::string name, std::string_view label,
                  std::string value, basics::Problems const& problems) {
    auto problem = showing.problem(problems, name);
    auto field = web::field_view({.name = std::move(name),
                                  .label = showing.text(label),
                                  .value = std::move(value),
                                  .hint = showing.text("merge_hint_reason"),
                                  .problem = std::move(problem),
                                  .max_length = static_cast<int>(longest_reason),
                                  .required = true,
                                  .rows = 3});
    field.set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
    return field;
}

std::vector<View> part_views(Showing const& showing, std::vector<Need> const& parts,
                             Asked const& asked) {
    std::vector<View> views;
    for (auto const& part : parts) {
        bool const is_asked = asked.part == part.id.text();
        auto const problems = is_asked ? asked.problems : basics::Problems();
        auto field = web::field_view({.name = "split_reason",
                                      .label = showing.text("split_label_reason"),
                                      .value = is_asked ? asked.split_reason : std::string(),
                                      .hint = showing.text("merge_hint_reason"),
                                      .problem = showing.problem(problems, "split_reason"),
                                      .max_length = static_cast<int>(longest_reason),
                                      .required = true,
                                      .rows = 2});
        field.set("id", "split-" + part.id.string())
            .set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
        views.push_back(
            View()
                .set("part_title", part.told.title)
                .set("part_language", part.told.language)
                .set("part_version", std::to_string(part.version))
                .set("part_support", showing.format("support_count", {{"count", part.supports}}))
                .set("part_url",
                     showing.visit.address("/needs/desk/" + part.id.string() + "/split"))
                .set("part_field", std::move(field)));
    }
    return views;
}

View merge_form(Showing const& showing, db::Reader& reader, Need const& need, Asked const& asked) {
    auto const options = candidates(showing, reader, need, asked);
    View view;
    view.set("into_field", web::choices_view({.name = "into",
                                              .label = showing.text("merge_label_into"),
                                              .problem = showing.problem(asked.problems, "into"),
                                              .type = "radio"},
                                             options))
        .set("has_candidates", !options.empty())
        .set("other_field", web::field_view({.name = "other",
                                             .label = showing.text("merge_label_other"),
                                             .value = asked.other,
                                             .hint = showing.text("merge_hint_other"),
                                             .problem = showing.problem(asked.problems, "other"),
                                             .max_length = static_cast<int>(longest_link)}))
        .set("reason_field",
             reason_field(showing, "reason", "merge_label_reason", asked.reason, asked.problems));
    return view;
}

http::Response merging_page(Showing const& showing, db::Reader& reader, Need const& need,
                            Asked const& asked) {
    auto const desk = showing.visit.address("/needs/desk");
    // One that is merged is parted from here; otherwise what was merged into it is.
    auto const parts =
        need.merged_into.empty() ? merged_directly(reader, need.id) : std::vector<Need>{need};
    auto view = merge_form(showing, reader, need, asked);
    view.merge(web::problems_view(showing.visit, showing.services.pages, asked.problems));
    view.set("title", need.told.title)
        .set_optional("title_language", need.told.language == showing.visit.tag()
                                            ? std::string_view()
                                            : std::string_view(need.told.language))
        .set("breadcrumbs",
             std::vector<View>{
                 View().set("crumb_name", showing.text("desk_title")).set("crumb_url", desk),
                 View()
                     .set("crumb_name", need.told.title)
                     .set("crumb_url", desk + "/" + need.id.string())})
        .set("may_merge", need.visibility == Visibility::public_)
        .set("merge_url", desk + "/" + need.id.string() + "/merge")
        .set("version", std::to_string(need.version))
        .set_list("parts", part_views(showing, parts, asked));
    web::PageOptions options{.title = showing.text("merge_page_title"),
                             .status = asked.is_overtaken       ? 409
                                       : asked.problems.empty() ? 200
                                                                : 422,
                             .unlisted = true};
    if (asked.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("desk_overtaken")));
    return private_page(showing.services.pages.page(showing.visit, "ideas/merging", std::move(view),
                                                    std::move(options)));
}

/// The id in what was pasted: the address of a page, or the id alone.
std::optional<NeedId> id_in(std::string_view pasted) {
    while (!pasted.empty()) {
        auto const slash = pasted.find('/');
        if (auto const id = NeedId::parse(pasted.substr(0, slash))) return id;
        pasted = slash == pasted.npos ? std::string_view() : pasted.substr(slash + 1);
    }
    return std::nullopt;
}

/// Where it is to go, or problems with that.
std::optional<Need> wanted(Showing const& showing, db::Reader& reader, Need const& away,
                           Asked& asked) {
    bool const is_pasted = !asked.other.empty();
    std::string const field = is_pasted ? "other" : "into";
    auto const id = is_pasted ? id_in(asked.other) : NeedId::parse(asked.into);
    auto into = id ? find(reader, *id) : std::nullopt;
    // What is not there, and what the viewer may not see, are the same to them.
    bool const is_seen =
        into && (into->visibility == Visibility::public_ ||
                 answers_for(showing.services, reader, showing.visit.viewer, *into));
    std::string_view problem = is_seen ? why_not_merged(away, *into) : "ideas.problem_merge_other";
    if (problem.empty() && !answers_for(showing.services, reader, showing.visit.viewer, *into))
        problem = "ideas.problem_merge_not_yours";
    if (problem.empty()) return into;
    asked.problems.push_back({field, std::string(problem)});
    return std::nullopt;
}

std::string checked_reason(Asked& asked, std::string const& typed, std::string field) {
    auto reason = checked_words(typed, std::move(field), longest_reason,
                                "ideas.problem_merge_reason", "ideas.problem_long");
    if (reason) return *std::move(reason);
    asked.problems.insert(asked.problems.end(), reason.error().begin(), reason.error().end());
    return {};
}

std::string typed(web::Visit const& visit, std::string_view name) {
    std::string text(visit.request.form.text(name));
    std::erase(text, '\r');
    return text;
}

/// Another page first when the viewer must show more surely who they are.
std::optional<http::Response> unless_sure(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const need = at_work(services, reader, visit);
    return identities::unless_sure(services, visit, need.told.organisation,
                                   identities::Action::answer);
}

http::Response to_desk(web::Visit const& visit, Need const& need, std::string const& done) {
    return private_page(
        http::redirect(visit.address("/needs/desk/" + need.id.string()) + "?done=" + done));
}

}

http::Response show_merging(web::Services& services, web::Visit const& visit) {
    if (auto more = unless_sure(services, visit)) return *std::move(more);
    auto reader = services.database.read();
    return merging_page(Showing(services, visit), reader, at_work(services, reader, visit), {});
}

http::Response merge(web::Services& services, web::Visit const& visit) {
    if (auto more = unless_sure(services, visit)) return *std::move(more);
    Showing const showing(services, visit);
    Asked asked{.into = typed(visit, "into"),
                .other = typed(visit, "other"),
                .reason = typed(visit, "reason")};
    {
        auto tx = services.database.begin();
        auto const need = at_work(services, tx, visit);
        asked.is_overtaken = visit.request.form.text("version") != std::to_string(need.version);
        auto const into = asked.is_overtaken ? std::nullopt : wanted(showing, tx, need, asked);
        auto const reason = checked_reason(asked, asked.reason, "reason");
        if (into && asked.problems.empty()) {
            auto const gone = ideas::merge(tx, hand_of(showing), need, *into, reason);
            auto const home = home_of(tx, gone);
            tell_merged(services, tx, gone, home, reason);
            tx.commit();
            return to_desk(visit, home, "merge");
        }
        if (asked.is_overtaken) asked.problems.clear();
    }
    auto reader = services.database.read();
    return merging_page(showing, reader, at_work(services, reader, visit), asked);
}

http::Response split(web::Services& services, web::Visit const& visit) {
    if (auto more = unless_sure(services, visit)) return *std::move(more);
    Showing const showing(services, visit);
    Asked asked{.part = std::string(visit.part("id")),
                .split_reason = typed(visit, "split_reason")};
    {
        auto tx = services.database.begin();
        auto const need = at_work(services, tx, visit);
        auto const left = need.merged_into.empty() ? std::nullopt : find(tx, need.merged_into);
        asked.is_overtaken =
            !left || visit.request.form.text("version") != std::to_string(need.version);
        auto const reason = checked_reason(asked, asked.split_reason, "split_reason");
        if (!asked.is_overtaken && asked.problems.empty()) {
            auto const own = ideas::split(tx, hand_of(showing), need, reason);
            tell_split(services, tx, own, *left, reason);
            tx.commit();
            return to_desk(visit, own, "split");
        }
        if (asked.is_overtaken) asked.problems.clear();
    }
    auto reader = services.database.read();
    return merging_page(showing, reader, at_work(services, reader, visit), asked);
}

}
