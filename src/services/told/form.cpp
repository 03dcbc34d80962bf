// One view for each field, by its type.
#include "services/told/form.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace told {

namespace {

using web::View;

/// A text longer than this is written in an area of several lines.
constexpr std::size_t long_text = 400;

std::string text(web::Showing const& showing, std::string_view beginning, std::string const& name) {
    return showing.services.pages.text(showing.visit, std::string(beginning) + name);
}

web::Field about(web::Showing const& showing, Words const& words, Field const& field,
                 Told const& typed, basics::Problems const& problems) {
    std::string const name(field.name);
    return {.name = name,
            .label = text(showing, words.labels, name),
            .value = said(typed, name),
            .hint = field.has_hint ? text(showing, words.hints, name) : std::string(),
            .problem = showing.problem(problems, name),
            .type = field.type == Type::choice    ? "radio"
                    : field.type == Type::email   ? "email"
                    : field.type == Type::address ? "url"
                                                  : "text",
            .autocomplete = "off",
            .max_length = static_cast<int>(field.longest),
            .required = field.is_required,
            .narrow =
                field.type == Type::year || field.type == Type::money || field.type == Type::amount,
            .rows = field.longest > long_text ? 5 : 3};
}

std::string option_text(web::Showing const& showing, Field const& field, std::string_view value) {
    return showing.text(std::string(field.choice_texts) + std::string(value));
}

std::vector<web::Option> options(web::Showing const& showing, Field const& field,
                                 std::string const& chosen, MoreChoices const& more) {
    std::vector<web::Option> all;
    if (field.type == Type::selection)
        all.push_back({"",
                       showing.services.pages.text(
                           showing.visit, field.is_required ? "told.choose" : "told.choose_none"),
                       chosen.empty()});
    for (auto const value : field.choices)
        all.push_back({std::string(value), option_text(showing, field, value), chosen == value});
    if (auto const found = more.find(field.name); found != more.end())
        for (auto const& [value, text] : found->second)
            all.push_back({value, text, chosen == value});
    return all;
}

View form_view(web::Showing const& showing, Words const& words, Field const& field,
               Told const& typed, basics::Problems const& problems, MoreChoices const& more) {
    auto const of = about(showing, words, field, typed, problems);
    View view;
    for (auto const* kind : {"is_line", "is_area", "is_day", "is_choice", "is_select"})
        view.set(kind, false);
    switch (field.type) {
        case Type::text: {
            auto area = web::field_view(of);
            area.set("counter_text", showing.services.pages.format(showing.visit, "told.at_most",
                                                                   {{"count", field.longest}}));
            return view.set("is_area", std::move(area));
        }
        case Type::day: return view.set("is_day", web::field_view(of));
        case Type::choice:
            return view.set("is_choice",
                            web::choices_view(of, options(showing, field, of.value, more)));
        case Type::selection:
            return view.set("is_select",
                            web::choices_view(of, options(showing, field, of.value, more)));
        default: return view.set("is_line", web::field_view(of));
    }
}

}

Told typed_in(web::Visit const& visit, Fields fields) {
    Told typed;
    for (auto const& field : fields) {
        std::string text(visit.request.form.text(field.name));
        std::erase(text, '\r');
        typed.emplace(field.name, std::move(text));
    }
    return typed;
}

std::int64_t version_in(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const sent = visit.request.form.text("version");
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

std::vector<View> form_views(web::Showing const& showing, Words const& words, Fields fields,
                             Told const& typed, basics::Problems const& problems,
                             MoreChoices const& more) {
    std::vector<View> views;
    for (auto const& field : fields)
        views.push_back(form_view(showing, words, field, typed, problems, more));
    return views;
}

std::string shown(web::Showing const& showing, Field const& field, Told const& told,
                  MoreChoices const& more) {
    auto const& words = said(told, field.name);
    if (words.empty()) return {};
    switch (field.type) {
        case Type::day: return showing.date(day(told, field.name).value_or(basics::Date()));
        case Type::money:
        case Type::amount:
            return number_text(showing.visit.language, hundredths(told, field.name).value_or(0));
        case Type::choice:
        case Type::selection: {
            if (std::ranges::find(field.choices, words) != field.choices.end())
                return option_text(showing, field, words);
            auto const found = more.find(field.name);
            if (found != more.end())
                for (auto const& [value, text] : found->second)
                    if (value == words) return text;
            return words;
        }
        default: return words;
    }
}

std::vector<View> fact_views(web::Showing const& showing, Words const& words, Fields fields,
                             Told const& told, MoreChoices const& more) {
    std::vector<View> views;
    for (auto const& field : fields)
        if (auto const value = shown(showing, field, told, more); !value.empty())
            views.push_back(web::fact(text(showing, words.labels, std::string(field.name)), value));
    return views;
}

std::string number_text(texts::Language language, std::int64_t hundredths) {
    auto const size = std::abs(hundredths);
    auto text = size % 100 == 0 ? texts::number(language, size / 100)
                                : texts::decimal(language, static_cast<double>(size) / 100, 2);
    return hundredths < 0 ? "\u2212" + text : text;
}

std::string money_text(texts::Language language, std::int64_t minor, std::string const& currency) {
    auto text = texts::money(language, {std::abs(minor), currency});
    return minor < 0 ? "\u2212" + text : text;
}

}
