// Saying what a subject came from and what came of it: search, choose, tie; and untie.
#include <algorithm>

#include "platform/basics/text.h"
#include "services/red_thread/actions.h"
#include "services/red_thread/pages.h"
#include "services/red_thread/rules.h"
#include "services/red_thread/store.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace red_thread {

namespace {

using web::View;

constexpr std::size_t most_offered = 10, id_length = 26, longest_words = 300;

/// What was typed in order to find the other one.
struct Asked {
    Side side = Side::earlier;
    std::string words = {};
};

std::string_view side_name(Side side) { return side == Side::earlier ? "earlier" : "later"; }

Asked asked(http::Fields const& fields) {
    return {fields.text("side") == "later" ? Side::later : Side::earlier,
            basics::shortened(fields.text("q"), longest_words)};
}

std::span<std::string_view const> kinds(Work const& work, Side side) {
    return side == Side::earlier ? kinds_before(work.subject.kind) : kinds_after(work.subject.kind);
}

/// The subject whose address or id was pasted.
std::optional<Subject> pasted(Work& work, Asked const& asked) {
    auto const is_of_id = [](char one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z');
    };
    for (std::size_t at = 0; at + id_length <= asked.words.size(); ++at) {
        auto const id = std::string_view(asked.words).substr(at, id_length);
        if (!std::ranges::all_of(id, is_of_id)) continue;
        for (auto const kind : kinds(work, asked.side)) {
            Subject const subject{std::string(kind), std::string(id)};
            if (work.looking.may_see(subject)) return subject;
        }
    }
    return std::nullopt;
}

std::vector<Subject> offered(Work& work, Asked const& asked) {
    if (auto const one = pasted(work, asked)) return {*one};
    search::Query query{
        .text = asked.words, .language = work.visit.language, .limit = most_offered};
    for (auto const kind : kinds(work, asked.side))
        query.selected[search::Facet::type].emplace_back(kind);
    std::vector<Subject> subjects;
    for (auto const& hit : work.services.search.find(query).hits) {
        Subject const subject{hit.subject.kind, hit.subject.id};
        if (subject != work.subject && work.looking.may_see(subject)) subjects.push_back(subject);
    }
    return subjects;
}

View subject_view(Work& work, Subject const& subject) {
    auto const* access = work.looking.access_of(subject);
    return View()
        .set("other_kind", subject.kind)
        .set("other_id", subject.id)
        .set("other_kind_text", work.text("kind_" + subject.kind))
        .set("other_title", access->title)
        .set("other_url", work.visit.address(access->path))
        .set_optional("other_organisation", work.organisation_of(subject));
}

/// The links that people have tied to it, in words.
std::vector<View> tied_views(Work& work, db::Reader& reader) {
    std::vector<std::string> names{work.subject.id};
    names.insert(names.end(), work.access.also.begin(), work.access.also.end());
    std::vector<View> views;
    for (auto const& name : names)
        for (auto const& tied : ties_of(reader, {work.subject.kind, name})) {
            bool const is_earlier = tied.link.later.id == name;
            auto const& other = is_earlier ? tied.link.earlier : tied.link.later;
            if (!work.looking.may_see(other)) continue;
            views.push_back(
                subject_view(work, other)
                    .set("tied_side", work.text(is_earlier ? "side_earlier" : "side_later")));
        }
    return views;
}

std::vector<web::Option> side_options(Work const& work, Side chosen) {
    std::vector<web::Option> options;
    for (auto const side : {Side::earlier, Side::later})
        if (!kinds(work, side).empty()) {
            auto const name = std::string(side_name(side));
            options.push_back(
                {name, work.text("side_" + name + "_of_" + work.subject.kind), side == chosen});
        }
    return options;
}

std::vector<View> breadcrumbs(Work const& work) {
    return {View()
                .set("crumb_name", work.access.title)
                .set("crumb_url", work.visit.address(work.access.path)),
            View()
                .set("crumb_name", work.text("red_thread"))
                .set("crumb_url", work.visit.address(work.path()))};
}

View form_view(Work const& work, Asked const& asked, std::string problem) {
    View view;
    view.set("side_field", web::choices_view({.name = "side",
                                              .label = work.text("field_side"),
                                              .type = "radio",
                                              .required = true},
                                             side_options(work, asked.side)))
        .set("words_field", web::field_view({.name = "q",
                                             .label = work.text("field_words"),
                                             .value = asked.words,
                                             .hint = work.text("field_words_hint"),
                                             .problem = std::move(problem),
                                             .type = "search",
                                             .autocomplete = "off",
                                             .max_length = static_cast<int>(longest_words),
                                             .required = true}));
    return view;
}

http::Response tie_page(Work& work, db::Reader& reader, Asked const& asked,
                        basics::Problems problems) {
    bool const is_asked = !basics::trimmed(asked.words).empty();
    std::vector<View> found;
    if (is_asked)
        for (auto const& subject : offered(work, asked))
            found.push_back(subject_view(work, subject));
    auto const& visit = work.visit;
    auto const& pages = work.services.pages;
    auto view = form_view(work, asked, web::problem_text(visit, pages, problems, "other"));
    // The field in which the other one is looked for.
    for (auto& problem : problems) problem.field = "q";
    view.merge(web::problems_view(visit, pages, problems));
    view.set_list("breadcrumbs", breadcrumbs(work))
        .set("tie_url", visit.address(work.path() + "/tie"))
        .set("untie_url", visit.address(work.path() + "/untie"))
        .set("back_url", visit.address(work.path()))
        .set("has_problems", !problems.empty())
        .set("is_asked", is_asked)
        .set("asked_words", asked.words)
        .set("asked_side", side_name(asked.side))
        .set_list("found", std::move(found))
        .set_list("tied", tied_views(work, reader));
    return pages
        .page(visit, "red_thread/tie", std::move(view),
              {.title = work.format("tie_title", {{"title", work.access.title}}),
               .status = problems.empty() ? 200 : 422,
               .unlisted = true})
        .with("Cache-Control", "no-store");
}

}

}

namespace red_thread::pages {

http::Response show_tie(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto work = work_to_tie(services, visit, reader);
    auto asked = red_thread::asked(visit.request.query);
    // A need comes of nothing: the only side there is, is chosen.
    if (kinds(work, asked.side).empty()) asked.side = Side::later;
    return tie_page(work, reader, asked, {});
}

http::Response tie(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto tx = services.database.begin();
    auto work = work_to_tie(services, visit, tx);
    auto const asked = red_thread::asked(form);
    Subject const other{std::string(form.text("other_kind")), std::string(form.text("other_id"))};
    auto const tied =
        red_thread::tie(services, visit, tx, work.looking, work.subject, asked.side, other);
    if (!tied) return tie_page(work, tx, asked, tied.error());
    tx.commit();
    return http::redirect(visit.address(work.path()));
}

http::Response untie(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto tx = services.database.begin();
    auto work = work_to_tie(services, visit, tx);
    Subject const other{std::string(form.text("other_kind")), std::string(form.text("other_id"))};
    if (red_thread::untie(services, visit, tx, work.looking, work.subject, other)) tx.commit();
    return http::redirect(visit.address(work.path() + "/tie"));
}

}
