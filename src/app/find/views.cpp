// List, table, sorting, paging, and what to do when nothing was found.
#include "app/find/views.h"

#include <algorithm>

#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

using web::View;

std::string text(Finding const& finding, std::string_view id) {
    return finding.services.pages.text(finding.visit, "find." + std::string(id));
}

std::string url(Finding const& finding, Asked const& asked) {
    return finding.visit.address("/search") + query_of(asked);
}

Asked without_page(Asked asked) {
    asked.page = 1;
    return asked;
}

std::vector<View> segments(std::vector<search::Segment> const& parts) {
    std::vector<View> views;
    for (auto const& part : parts)
        views.push_back(View().set("text", part.text).set("is_hit", part.hit));
    return views;
}

bool has_hit(std::vector<search::Segment> const& parts) {
    return std::ranges::any_of(parts, &search::Segment::hit);
}

std::vector<View> cards(Finding const& finding, db::Reader& reader) {
    std::vector<View> views;
    for (auto const& hit : finding.answer.hits) {
        auto const kind = finding.services.cards.find(hit.subject.kind);
        if (kind == finding.services.cards.end() || !kind->second) continue;
        auto card = kind->second(finding.visit, reader, hit.subject.id);
        if (!card) continue;
        if (!finding.asked.words.empty() && has_hit(hit.snippet))
            card->set("has_snippet", true)
                .set("snippet", segments(hit.snippet))
                .set_optional("card_text", "");
        views.push_back(View().set("is_" + hit.subject.kind, true).set("card", *std::move(card)));
    }
    return views;
}

std::string_view member(View const& view, std::string_view name) {
    auto const* value = view.find(name);
    auto const* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

View table(Finding const& finding, std::vector<View> const& cards) {
    struct Column {
        std::string_view text_id, value;
        std::optional<search::Order> order;
        bool is_number;
    };
    static constexpr std::array<Column, 5> columns = {
        {{"column_title", "card_title", search::Order::title, false},
         {"column_who", "who_text", std::nullopt, false},
         {"column_period", "period_text", search::Order::start, false},
         {"column_sum", "sum_text", search::Order::amount, true},
         {"column_status", "status_text", std::nullopt, false}}};
    std::vector<View> heads, rows;
    for (auto const& column : columns) {
        auto sorted = without_page(finding.asked);
        if (column.order) sorted.order = *column.order;
        bool const current = column.order && finding.asked.order == *column.order;
        heads.push_back(View()
                            .set("head_text", text(finding, column.text_id))
                            .set("is_number", column.is_number)
                            .set_optional("sort_url", column.order ? url(finding, sorted) : "")
                            .set("is_ascending", current && column.order == search::Order::title)
                            .set("is_descending", current && column.order != search::Order::title));
    }
    for (auto const& card : cards) {
        auto const* inner = std::get_if<View>(card.find("card"));
        std::vector<View> cells;
        for (auto const& column : columns)
            cells.push_back(View()
                                .set("cell_text", member(*inner, column.value))
                                .set("is_number", column.is_number)
                                .set("is_head", column.value == "card_title")
                                .set_optional("cell_url", column.value == "card_title"
                                                              ? member(*inner, "card_url")
                                                              : ""));
        rows.push_back(View().set("cells", std::move(cells)));
    }
    return View()
        .set("table_title", text(finding, "table_title"))
        .set("heads", std::move(heads))
        .set("rows", std::move(rows));
}

View result_bar(Finding const& finding) {
    std::vector<View> views, sorts, downloads;
    for (auto show : {Show::list, Show::map, Show::table}) {
        auto shown = without_page(finding.asked);
        shown.show = show;
        views.push_back(View()
                            .set("view_text", text(finding, "view_" + std::string(name(show))))
                            .set("view_icon", name(show))
                            .set("view_url", url(finding, shown))
                            .set("is_current", finding.asked.show == show));
    }
    using enum search::Order;
    for (auto order : {relevance, newest, start, amount, title}) {
        if (order == finding.asked.order) continue;
        auto sorted = without_page(finding.asked);
        sorted.order = order;
        sorts.push_back(View()
                            .set("sort_text", text(finding, "sort_" + std::string(name(order))))
                            .set("sort_url", url(finding, sorted)));
    }
    auto whole = without_page(finding.asked);
    whole.show = Show::list;
    whole.all_of.clear();
    for (auto format : {"csv", "xlsx", "json", "atom"})
        downloads.push_back(
            View()
                .set("download_text", text(finding, "download_" + std::string(format)))
                .set("download_url",
                     finding.visit.address("/search." + std::string(format)) + query_of(whole)));
    return View()
        .set("count_text", finding.services.pages.format(finding.visit, "find.count",
                                                         {{"count", finding.answer.total}}))
        .set("views", std::move(views))
        .set("sort_text", text(finding, "sort_" + std::string(name(finding.asked.order))))
        .set("sorts", std::move(sorts))
        .set("downloads", std::move(downloads));
}

View pager(Finding const& finding) {
    auto const first = (finding.asked.page - 1) * page_size + 1;
    auto const last = std::min(first + page_size - 1, finding.answer.total);
    auto at = [&](std::size_t page) {
        auto there = finding.asked;
        there.page = page;
        return url(finding, there);
    };
    bool const more = last < finding.answer.total && last < search::deepest_hit;
    return View()
        .set("position_text",
             finding.services.pages.format(
                 finding.visit, "find.position",
                 {{"first", first}, {"last", last}, {"total", finding.answer.total}}))
        .set_optional("previous_url", finding.asked.page > 1 ? at(finding.asked.page - 1) : "")
        .set_optional("next_url", more ? at(finding.asked.page + 1) : "");
}

/// What to loosen: each choice can be taken back, the words can be searched alone, everything can
/// be seen.
View empty(Finding const& finding) {
    std::vector<View> ways;
    auto way = [&](std::string text_of_way, Asked const& there) {
        ways.push_back(View()
                           .set("way_text", std::move(text_of_way))
                           .set("way_url", url(finding, there))
                           .set_optional("way_note", ""));
    };
    for (auto const& [facet, values] : finding.asked.chosen) {
        auto there = without_page(finding.asked);
        there.chosen.erase(facet);
        std::string names;
        for (auto const& value : values)
            names += (names.empty() ? "" : ", ") + value_name(finding, facet, value);
        way(finding.services.pages.format(finding.visit, "find.loosen", {{"choice", names}}),
            there);
    }
    if (!finding.asked.from.empty() || !finding.asked.to.empty()) {
        auto there = without_page(finding.asked);
        there.from.clear();
        there.to.clear();
        way(text(finding, "loosen_years"), there);
    }
    if (!finding.asked.words.empty() && !finding.asked.chosen.empty())
        way(text(finding, "loosen_to_words"), Asked{.words = finding.asked.words});
    way(text(finding, "loosen_all"), Asked{});
    return View()
        .set("empty_title",
             text(finding, finding.asked.chosen.empty() ? "empty_words" : "empty_choices"))
        .set_optional("empty_text", text(finding, finding.asked.chosen.empty() ? "empty_text_words"
                                                                               : "empty_text"))
        .set("ways", std::move(ways));
}

/// Which other words were found too, and the way to a search without them.
View widened(Finding const& finding) {
    View view;
    std::string words;
    for (auto const& one : finding.answer.widened)
        for (auto const& word : one.also) words.append(words.empty() ? "" : ", ").append(word);
    auto there = without_page(finding.asked);
    there.as_typed = !there.as_typed;
    view.set("is_widened", !words.empty())
        .set("widened_text",
             finding.services.pages.format(finding.visit, "find.widened", {{"words", words}}))
        .set("as_typed_url", url(finding, there));
    return view;
}

/// What was made of a question that could not be taken as it was typed.
std::vector<View> notes(Finding const& finding) {
    std::vector<View> views;
    auto note = [&](bool holds, std::string_view id) {
        if (holds) views.push_back(View().set("note_text", text(finding, id)));
    };
    auto const& answer = finding.answer;
    note(answer.cut, "note_cut");
    note(answer.no_words, "note_no_words");
    note(answer.unclosed && !answer.no_words, "note_quote");
    note(finding.asked.words.contains('*') && !answer.no_words, "note_wildcard");
    return views;
}

}

View search_box(web::Visit const& visit, std::string const& words, std::vector<View> kept) {
    return View()
        .set("search_url", visit.address("/search"))
        .set("suggest_url", visit.address("/search/suggestions"))
        .set("words", words)
        .set("kept", std::move(kept));
}

View results_view(Finding const& finding, db::Reader& reader) {
    auto found = cards(finding, reader);
    View view;
    view.set("search", search_box(finding.visit, finding.asked.words))
        .set("facets", facets_view(finding))
        .set_list("chosen", chosen_view(finding))
        .set("clear_url", url(finding, Asked{.words = finding.asked.words}))
        .set("result", result_bar(finding))
        .set("is_list", finding.asked.show == Show::list)
        .set("is_map", finding.asked.show == Show::map)
        .set("is_table", finding.asked.show == Show::table)
        .set("is_empty", finding.answer.total == 0)
        .set("pager", pager(finding));
    if (finding.answer.total == 0) view.set("empty", empty(finding));
    if (finding.asked.show == Show::table) view.set("table", table(finding, found));
    if (finding.asked.show == Show::map) view.set("map", map_view(finding));
    view.set_list("hits", std::move(found));
    view.set("is_relaxed", finding.answer.relaxed);
    auto const& better = finding.answer.did_you_mean;
    view.set_optional("did_you_mean", better.value_or(""));
    auto there = Asked{.words = better.value_or("")};
    view.set("did_you_mean_url", url(finding, there));
    view.set("is_being_made", !finding.services.search.is_whole());
    view.set("notes", notes(finding));
    view.set("help_url", finding.visit.address("/search/help"));
    bool const asks = !query_of(without_page(finding.asked)).empty();
    bool const is_member = finding.visit.viewer.signed_in();
    auto const query = query_of(finding.asked);
    view.set("may_follow", asks && is_member)
        .set("may_sign_in", asks && !is_member)
        .set("follow_url", finding.visit.address("/account/searches"))
        .set("follow_query", query)
        .set("follow_sign_in_url", finding.visit.address("/sign-in") +
                                       "?next=" + web::query_escaped(url(finding, finding.asked)));
    view.merge(widened(finding));
    return view;
}

}
