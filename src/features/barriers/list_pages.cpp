// The register: narrowed by filters with counts; the same as a feed.
#include <algorithm>
#include <charconv>
#include <utility>

#include "features/barriers/pages.h"
#include "platform/basics/text.h"
#include "services/web/feed.h"

namespace barriers {

namespace {

using web::View;

constexpr std::size_t page_size = 30, feed_size = 50, organisations_listed = 12;

std::string value_text(Showing const& showing, By by, std::string const& value) {
    switch (by) {
        case By::class_: return showing.word("class", value);
        case By::category: return showing.category(value);
        case By::bites:
        case By::changes: return showing.word("level", value);
        case By::state: return showing.word("state", value);
        case By::organisation:
            return showing.organisation_name(
                OrganisationId::parse(value).value_or(OrganisationId()));
    }
    return {};
}

/// Values in the order in which people read them: of a register in its order, organisations by how
/// many.
std::vector<std::string> in_order(Showing const& showing, By by,
                                  std::map<std::string, std::size_t> const& counts) {
    std::vector<std::string> values;
    auto const take = [&](std::string_view value) {
        if (counts.contains(std::string(value))) values.emplace_back(value);
    };
    if (by == By::class_) std::ranges::for_each(class_names, take);
    if (by == By::bites || by == By::changes) std::ranges::for_each(level_names, take);
    if (by == By::state) std::ranges::for_each(state_names, take);
    if (by == By::category)
        for (auto const& one : showing.parts.taxonomy.all()) take(one.code);
    if (by != By::organisation) return values;
    for (auto const& [value, count] : counts) values.push_back(value);
    std::ranges::stable_sort(values, [&](std::string const& left, std::string const& right) {
        return counts.at(left) > counts.at(right);
    });
    return values;
}

View group_view(Showing const& showing, std::vector<Listed> const& all, Filter const& filter,
                By by) {
    std::string const group(by_names[static_cast<std::size_t>(by)]);
    auto const found = counts(all, filter, by);
    std::vector<View> options;
    for (auto const& value : in_order(showing, by, found)) {
        bool const is_chosen = filter.has(by, value);
        if (options.size() >= organisations_listed && by == By::organisation && !is_chosen)
            continue;
        options.push_back(
            View()
                .set("option_id", group + "-" + value)
                .set("option_name", group)
                .set("option_value", value)
                .set("option_text", value_text(showing, by, value))
                .set("option_count", texts::number(showing.visit.language, found.at(value)))
                .set("is_checked", is_chosen));
    }
    return View()
        .set("group_title", showing.text("filter_" + group))
        .set_optional("group_hint", "")
        .set("options", std::move(options))
        .set("range", false)
        .set("more", false);
}

std::string address_of(Showing const& showing, Filter const& filter) {
    auto const query = filter.query();
    return showing.visit.address("/barriers") + (query.empty() ? "" : "?" + query);
}

/// chosen[] {chosen_text, remove_url}, clear_url, for chosen_filters.
View chosen_view(Showing const& showing, db::Reader& reader, Filter const& filter) {
    std::vector<View> views;
    for (auto const& [by, values] : filter.chosen)
        for (auto const& value : values)
            views.push_back(View()
                                .set("chosen_text", value_text(showing, by, value))
                                .set("remove_url", address_of(showing, filter.turned(by, value))));
    auto const add = [&](char const* kind, std::string const& id, Filter without) {
        if (auto const subject = seen_subject(showing, reader, kind, id))
            views.push_back(View()
                                .set("chosen_text", subject->title)
                                .set("remove_url", address_of(showing, without)));
    };
    auto without = filter;
    without.project.clear();
    add("project", filter.project, without);
    without = filter;
    without.step.clear();
    add("process_step", filter.step, without);
    View view;
    return view.set_list("chosen", std::move(views))
        .set("clear_url", showing.visit.address("/barriers"))
        .set("leverage_url", showing.visit.address("/barriers/leverage"));
}

View facets_view(Showing const& showing, std::vector<Listed> const& all, Filter const& filter) {
    std::vector<View> groups, kept;
    for (std::size_t i = 0; i < by_names.size(); ++i) {
        auto group = group_view(showing, all, filter, static_cast<By>(i));
        groups.push_back(std::move(group));
    }
    for (auto const& [name, value] :
         {std::pair<char const*, std::string const&>{"project", filter.project},
          {"step", filter.step}})
        if (!value.empty()) kept.push_back(View().set("kept_name", name).set("kept_value", value));
    std::size_t chosen = 0;
    for (auto const& [by, values] : filter.chosen) chosen += values.size();
    return View()
        .set("facets_url", showing.visit.address("/barriers"))
        .set("chosen_text", showing.format("narrow", {{"count", chosen}}))
        .set("kept", std::move(kept))
        .set("groups", std::move(groups));
}

View empty_view(Showing const& showing, bool is_narrowed) {
    View view;
    view.set("empty_title", showing.text(is_narrowed ? "empty_narrowed" : "empty_title"))
        .set_optional("empty_text",
                      showing.text(is_narrowed ? "empty_narrowed_text" : "empty_text"))
        .set("ways", std::vector<View>{
                         View()
                             .set("way_text", showing.text(is_narrowed ? "see_all" : "new_title"))
                             .set("way_url", showing.visit.address(is_narrowed ? "/barriers"
                                                                               : "/barriers/new"))
                             .set_optional("way_note", "")});
    return view;
}

std::size_t start_in(web::Visit const& visit) {
    std::size_t start = 0;
    auto const typed = visit.request.query.text("from");
    std::from_chars(typed.data(), typed.data() + typed.size(), start);
    return start;
}

std::vector<Listed> narrowed(std::vector<Listed> const& all, Filter const& filter) {
    std::vector<Listed> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&](Listed const& one) { return fits(filter, one); });
    return found;
}

}

http::Response list(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const filter = filter_in(showing);
    auto reader = parts.services.database.read();
    auto const all = found_by(showing, reader, filter);
    auto const found = narrowed(all, filter);
    auto const start = std::min(start_in(visit), found.size());
    auto const end = std::min(start + page_size, found.size());
    std::vector<View> cards;
    for (auto i = start; i < end; ++i)
        cards.push_back(
            View().set("card", card_view(showing, found[i].barrier, found[i].behind.size())));
    auto const query = filter.query();
    auto const and_query = query.empty() ? "" : "?" + query;
    auto const next = end < found.size()
                          ? visit.address("/barriers?") + (query.empty() ? "" : query + "&") +
                                "from=" + std::to_string(end)
                          : std::string();
    auto view = chosen_view(showing, reader, filter);
    view.set("lead", showing.text("lead"))
        .set("count_text", showing.format("count_text", {{"count", found.size()}}))
        .set("facets", facets_view(showing, all, filter))
        .set_list("cards", std::move(cards))
        .set_optional("next_url", next)
        .set("new_url", visit.address("/barriers/new"))
        .set("may_report", visit.may(permissions::Permission::contribute))
        .set("feed_url", visit.address("/barriers.atom") + and_query)
        .set("csv_url", "/api/v1/export/barriers.csv" + and_query)
        .set("data_url", "/api/v1/barriers" + and_query);
    if (found.empty()) view.set("empty", empty_view(showing, !filter.is_empty()));
    else view.set("empty", false);
    return parts.services.pages.page(
        visit, "barriers/list", std::move(view),
        {.title = showing.text("title"),
         .description = showing.text("lead"),
         .feeds = {View()
                       .set("name", showing.text("title"))
                       .set("url", visit.address("/barriers.atom") + and_query)},
         .query = and_query});
}

http::Response feed(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const filter = filter_in(showing);
    auto const query = filter.query();
    auto const and_query = query.empty() ? "" : "?" + query;
    auto const base = parts.services.pages.public_address();
    web::Feed feed{.address = base + visit.address("/barriers.atom") + and_query,
                   .page = base + visit.address("/barriers") + and_query,
                   .title = showing.text("title"),
                   .author = parts.services.pages.site_name(),
                   .language = std::string(texts::code(visit.language))};
    auto reader = parts.services.database.read();
    for (auto const& [barrier, behind, values] :
         narrowed(found_by(showing, reader, filter), filter)) {
        if (feed.entries.size() == feed_size) break;
        if (!barrier.is_public()) continue;
        feed.entries.push_back(
            {.id = base + "/barriers/" + barrier.id.string(),
             .title = barrier.told.title,
             .address = base + visit.address(path_of(barrier)),
             .updated = barrier.updated_at,
             .summary = basics::shortened(basics::one_line(barrier.told.stopped), 400),
             .language = std::string(texts::code(barrier.told.language))});
    }
    return web::atom(feed);
}

}
