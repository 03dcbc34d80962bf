// Filters with counts, the choices made, and the map's figures.
#include <algorithm>

#include "app/find/views.h"
#include "platform/basics/text.h"
#include "services/goals/goals.h"
#include "services/search/search.h"

namespace find {

namespace {

using search::Facet;
using web::View;

/// How many values a filter shows before "show all".
constexpr std::size_t few = 7;

std::string text(Finding const& finding, std::string_view id) {
    return finding.services.pages.text(finding.visit, "find." + std::string(id));
}

std::string url(Finding const& finding, Asked const& asked) {
    return finding.visit.address("/search") + query_of(asked);
}

std::string option_id(Facet facet, std::string_view value) {
    std::string id(search::name(facet));
    id += '-';
    return id + basics::slug(value);
}

View option(Finding const& finding, Facet facet, std::string const& label,
            search::ValueCount const& value) {
    return View()
        .set("option_id", option_id(facet, value.value))
        .set("option_name", search::name(facet))
        .set("option_value", value.value)
        .set("option_text", label)
        .set("option_count",
             texts::number(finding.visit.language, static_cast<std::int64_t>(value.count)))
        .set("is_checked", value.selected);
}

View group(std::string title, std::vector<View> options) {
    return View()
        .set("group_title", std::move(title))
        .set_optional("group_hint", "")
        .set("options", std::move(options))
        .set("range", false)
        .set("more", false);
}

/// One facet's values, the frequent ones first, the chosen ones always.
std::optional<View> value_group(Finding const& finding, Facet facet) {
    auto const found = finding.answer.facets.find(facet);
    if (found == finding.answer.facets.end() || found->second.values.empty()) return std::nullopt;
    bool const all = finding.asked.all_of == search::name(facet);
    std::vector<View> options;
    std::size_t left_out = 0;
    for (std::size_t i = 0; i < found->second.values.size(); ++i) {
        auto const& value = found->second.values[i];
        if (i < few || all || value.selected)
            options.push_back(
                option(finding, facet, value_name(finding, facet, value.value), value));
        else ++left_out;
    }
    auto view =
        group(text(finding, "facet_" + std::string(search::name(facet))), std::move(options));
    if (left_out > 0) {
        auto there = finding.asked;
        there.all_of = search::name(facet);
        view.set("more",
                 View()
                     .set("more_text",
                          finding.services.pages.format(
                              finding.visit, "find.show_all",
                              {{"count", found->second.values.size() + found->second.more}}))
                     .set("more_url", url(finding, there)));
    }
    return view;
}

View years_group(Finding const& finding) {
    return group(text(finding, "facet_year"), {})
        .set("range", View()
                          .set("from_id", "year-from")
                          .set("from_name", "from")
                          .set("from_value", finding.asked.from)
                          .set("to_id", "year-to")
                          .set("to_name", "to")
                          .set("to_value", finding.asked.to));
}

/// "Har lärdomar", "redo att återanvända", "en kommun är med", and "kommuner som min" when the
/// reader chose one.
std::optional<View> flags_group(Finding const& finding) {
    std::vector<View> options;
    for (auto facet : {Facet::municipality_takes_part, Facet::has_lessons, Facet::ready_to_reuse}) {
        auto const found = finding.answer.facets.find(facet);
        if (found == finding.answer.facets.end()) continue;
        for (auto const& value : found->second.values)
            options.push_back(option(
                finding, facet, text(finding, "flag_" + std::string(search::name(facet))), value));
    }
    if (!finding.visit.municipality.empty())
        options.push_back(View()
                              .set("option_id", "like-mine")
                              .set("option_name", "like_mine")
                              .set("option_value", "yes")
                              .set("option_text", text(finding, "like_mine"))
                              .set("option_count", "")
                              .set("is_checked", finding.asked.like_mine));
    if (options.empty()) return std::nullopt;
    return group(text(finding, "facet_flags"), std::move(options));
}

View kept(std::string_view name, std::string_view value) {
    return View().set("kept_name", name).set("kept_value", value);
}

}

std::string value_name(Finding const& finding, Facet facet, std::string const& value) {
    auto const& directory = finding.directory;
    auto const dash = value.find('-');
    auto const country = value.substr(0, dash),
               code = dash == value.npos ? std::string() : value.substr(dash + 1);
    switch (facet) {
        case Facet::organisation: {
            auto const id = organisations::OrganisationId::parse(value);
            auto const* known = id ? directory.find(*id) : nullptr;
            return known ? std::string(organisations::name_in(*known, finding.visit.language))
                         : value;
        }
        case Facet::municipality: {
            auto const* known = directory.municipality(code, country);
            return known ? (known->short_name.empty() ? known->name : known->short_name) : value;
        }
        case Facet::county: {
            auto const* known = directory.county(country, code);
            return known ? std::string(registers::name_in(known->names, finding.visit.language))
                         : value;
        }
        case Facet::goal: {
            auto const* goal = finding.services.goals.find(std::atoi(value.c_str()));
            return goal ? value + " " +
                              std::string(registers::name_in(goal->names, finding.visit.language))
                        : value;
        }
        case Facet::type:
        case Facet::status:
        case Facet::step:
        case Facet::language:
        case Facet::country: {
            auto const* known = finding.services.texts.find(
                finding.visit.language, "find." + std::string(search::name(facet)) + "_" + value);
            return known ? *known : value;
        }
        case Facet::has_lessons:
        case Facet::ready_to_reuse:
        case Facet::municipality_takes_part:
            return text(finding, "flag_" + std::string(search::name(facet)));
        case Facet::funder:
        case Facet::year:
        case Facet::theme: return value;
    }
    return value;
}

View facets_view(Finding const& finding) {
    std::vector<View> groups, kept_values;
    auto add = [&](std::optional<View> view) {
        if (view) groups.push_back(*std::move(view));
    };
    add(value_group(finding, Facet::type));
    add(flags_group(finding));
    for (auto facet : {Facet::status, Facet::municipality, Facet::county})
        add(value_group(finding, facet));
    groups.push_back(years_group(finding));
    for (auto facet : {Facet::goal, Facet::funder, Facet::organisation, Facet::theme, Facet::step,
                       Facet::language, Facet::country})
        add(value_group(finding, facet));
    if (!finding.asked.words.empty()) kept_values.push_back(kept("q", finding.asked.words));
    if (finding.asked.order != search::Order::relevance)
        kept_values.push_back(kept("sort", name(finding.asked.order)));
    if (finding.asked.show != Show::list)
        kept_values.push_back(kept("view", name(finding.asked.show)));
    std::size_t choices = finding.asked.like_mine ? 1 : 0;
    for (auto const& [facet, values] : finding.asked.chosen) choices += values.size();
    return View()
        .set("facets_url", finding.visit.address("/search"))
        .set("chosen_text",
             finding.services.pages.format(finding.visit, "find.narrow", {{"count", choices}}))
        .set("kept", std::move(kept_values))
        .set("groups", std::move(groups));
}

std::vector<View> chosen_view(Finding const& finding) {
    std::vector<View> chips;
    auto chip = [&](std::string name, Asked there) {
        there.page = 1;
        chips.push_back(
            View().set("chosen_text", std::move(name)).set("remove_url", url(finding, there)));
    };
    for (auto const& [facet, values] : finding.asked.chosen)
        for (auto const& value : values) {
            auto there = finding.asked;
            std::erase(there.chosen[facet], value);
            if (there.chosen[facet].empty()) there.chosen.erase(facet);
            chip(value_name(finding, facet, value), std::move(there));
        }
    if (finding.asked.like_mine) {
        auto there = finding.asked;
        there.like_mine = false;
        chip(text(finding, "like_mine"), std::move(there));
    }
    if (!finding.asked.from.empty() || !finding.asked.to.empty()) {
        auto there = finding.asked;
        there.from.clear();
        there.to.clear();
        chip(finding.asked.from + "–" + finding.asked.to, std::move(there));
    }
    return chips;
}

View map_view(Finding const& finding) {
    auto rows = [&](Facet facet, std::vector<search::ValueCount> const& values) {
        std::vector<View> views;
        for (auto const& value : values) {
            auto there = finding.asked;
            there.chosen[facet] = {value.value};
            there.show = Show::list;
            there.page = 1;
            views.push_back(
                View()
                    .set("place_code", value.value)
                    .set("place_name", value_name(finding, facet, value.value))
                    .set("place_url", url(finding, there))
                    .set("place_count", texts::number(finding.visit.language,
                                                      static_cast<std::int64_t>(value.count))));
        }
        return views;
    };
    std::vector<search::ValueCount> counties;
    if (auto const found = finding.answer.facets.find(Facet::county);
        found != finding.answer.facets.end())
        counties = found->second.values;
    return View()
        .set("map_title", text(finding, "map_title"))
        .set("count_name", text(finding, "map_count"))
        .set("municipalities", rows(Facet::municipality, finding.answer.municipalities))
        .set("counties", rows(Facet::county, counties));
}

}
