// What pages say of an entry, from the entry alone.
#include "features/project_plans/show.h"

#include <algorithm>

#include "features/project_plans/rules.h"

namespace project_plans {

namespace {

using told::said;
using web::View;

void add_line(Words& words, std::string text) {
    if (!text.empty()) words.lines.push_back(std::move(text));
}

std::string value(Showing const& showing, Entry const& entry, std::string_view field) {
    auto const fields = fields_of(entry.part);
    auto const found = std::ranges::find(fields, field, &told::Field::name);
    return found == fields.end() ? std::string() : told::shown(showing, *found, entry.told);
}

Words partner_words(Showing const& showing, Entry const& entry) {
    Words words{.title = said(entry.told, "name"), .standing = value(showing, entry, "helix")};
    add_line(words, said(entry.told, "role"));
    if (said(entry.told, "owns_need") == "yes") add_line(words, showing.text("owner_of_need"));
    add_line(words, said(entry.told, "link"));
    return words;
}

Words commitment_words(Showing const& showing, Entry const& entry,
                       std::vector<Entry> const& entries) {
    auto const standing = standing_of(entry, showing.today);
    Words words{.title = said(entry.told, "what"),
                .standing = showing.format("commitment_" + std::string(name(standing)),
                                           {{"due", showing.date(due(entry))}}),
                .is_late = standing == Standing::late};
    for (auto const& one : entries)
        if (one.id.text() == said(entry.told, "partner"))
            add_line(words, showing.format("by_partner", {{"name", said(one.told, "name")}}));
    add_line(words, said(entry.told, "happened"));
    return words;
}

Words team_words(Showing const& showing, Entry const& entry) {
    auto const name = said(entry.told, "name");
    Words words{.title = name.empty() ? showing.text("former_member") : name,
                .standing = said(entry.told, "role")};
    add_line(words, said(entry.told, "unit"));
    if (auto const share = value(showing, entry, "share"); !share.empty())
        add_line(words, showing.format("share_of_time", {{"share", share}}));
    if (auto const until = value(showing, entry, "until"); !until.empty())
        add_line(words, showing.format("until_day", {{"until", until}}));
    add_line(words, said(entry.told, "email"));
    return words;
}

Words milestone_words(Showing const& showing, Entry const& entry) {
    auto const standing = standing_of(entry, showing.today);
    Words words{.title = said(entry.told, "title"),
                .standing = showing.format("milestone_" + std::string(name(standing)),
                                           {{"due", showing.date(due(entry))},
                                            {"reached", value(showing, entry, "reached")}}),
                .is_late = standing == Standing::late};
    if (!said(entry.told, "moved_to").empty())
        add_line(words, showing.format("moved", {{"planned", value(showing, entry, "planned")},
                                                 {"moved", value(showing, entry, "moved_to")},
                                                 {"reason", said(entry.told, "moved_reason")}}));
    else if (standing == Standing::reached)
        add_line(words,
                 showing.format("was_planned", {{"planned", value(showing, entry, "planned")}}));
    add_line(words, said(entry.told, "note"));
    return words;
}

Words money_words(Showing const& showing, Entry const& entry) {
    Words words{.title = said(entry.told, "financier"),
                .standing = value(showing, entry, "kind") + " " + said(entry.told, "year")};
    Sums sums;
    add(sums, entry);
    if (auto const text = budget_text(showing, sums); !text.empty())
        add_line(words, showing.format("budget_is", {{"sum", text}}));
    if (auto const text = outcome_text(showing, sums); !text.empty())
        add_line(words, showing.format("outcome_is",
                                       {{"sum", text}, {"day", value(showing, entry, "as_of")}}));
    add_line(words, showing.format("source_is", {{"source", said(entry.told, "source")}}));
    return words;
}

Words risk_words(Showing const& showing, Entry const& entry) {
    auto const weighs = weight(entry);
    Words words{
        .title = said(entry.told, "what"),
        .standing = showing.format("risk_weight",
                                   {{"level", showing.text("level_" + std::string(level(weighs)))},
                                    {"likelihood", said(entry.told, "likelihood")},
                                    {"consequence", said(entry.told, "consequence")}}) +
                    ", " + value(showing, entry, "state")};
    add_line(words, said(entry.told, "action"));
    add_line(words, showing.format("owned_by", {{"name", said(entry.told, "owner")}}));
    return words;
}

std::string joined(std::string const& one, std::string const& other) {
    return one.empty() ? other : other.empty() ? one : one + ", " + other;
}

std::string sums_text(Showing const& showing, Sums const& sums,
                      std::optional<std::int64_t> Sum::* which) {
    std::string text;
    for (auto const& [currency, sum] : sums.by_currency)
        if (sum.*which)
            text = joined(text, told::money_text(showing.visit.language, *(sum.*which), currency));
    if (sums.hours.*which)
        text = joined(text, showing.format("hours_text",
                                           {{"hours", told::number_text(showing.visit.language,
                                                                        *(sums.hours.*which))}}));
    return text;
}

}

std::string place(web::Access const& project) { return "/plans/" + project.id; }

std::string place(web::Access const& project, Entry const& entry) {
    return place(project) + "/" + std::string(name(entry.part)) + "/" + entry.id.string();
}

std::vector<Entry> seen_of(web::Access const& project, std::vector<Entry> entries) {
    std::erase_if(entries, [&](Entry const& entry) {
        return !entry.holds() || !(project.may_change || is_public(entry.part));
    });
    return entries;
}

told::MoreChoices partner_choices(std::vector<Entry> const& entries, bool with_removed) {
    told::Choices choices;
    for (auto const& entry : entries)
        if (entry.part == Part::partner && (entry.holds() || with_removed))
            choices.emplace_back(entry.id.string(), said(entry.told, "name"));
    return {{"partner", std::move(choices)}};
}

Words words_of(Showing const& showing, Entry const& entry, std::vector<Entry> const& entries) {
    switch (entry.part) {
        case Part::partner: return partner_words(showing, entry);
        case Part::commitment: return commitment_words(showing, entry, entries);
        case Part::team: return team_words(showing, entry);
        case Part::milestone: return milestone_words(showing, entry);
        case Part::money: return money_words(showing, entry);
        case Part::risk: return risk_words(showing, entry);
    }
    return {};
}

std::string budget_text(Showing const& showing, Sums const& sums) {
    return sums_text(showing, sums, &Sum::budget);
}

std::string outcome_text(Showing const& showing, Sums const& sums) {
    return sums_text(showing, sums, &Sum::outcome);
}

std::vector<View> breadcrumbs(Showing const& showing, web::Access const& project, bool is_below) {
    std::vector<View> crumbs{View()
                                 .set("crumb_name", project.title)
                                 .set("crumb_url", showing.visit.address(project.path))};
    if (is_below)
        crumbs.push_back(View()
                             .set("crumb_name", showing.text("plan_crumb"))
                             .set("crumb_url", showing.visit.address(place(project))));
    return crumbs;
}

}
