// The rules of what those who had a barrier say that they do now.
#include <algorithm>
#include <charconv>

#include "features/escalations/afterwards/afterwards.h"

namespace escalations {

namespace {

using enum told::Type;

constexpr std::array<told::Field, 3> now_table = {{
    {.name = "doing",
     .type = choice,
     .is_required = true,
     .choices = doing_names,
     .choice_texts = "doing_"},
    {.name = "stops", .longest = longest_line, .has_hint = true},
    {.name = "now_words", .type = text, .longest = longest_words, .has_hint = true},
}};

}

told::Fields now_fields() { return now_table; }

std::expected<told::Told, basics::Problems> checked_now(told::Told const& typed) {
    auto told = told::checked(now_fields(), typed, field_words.missing);
    if (!told) return told;
    if (told::said(*told, "doing") != "still_stopped") told->erase("stops");
    else if (told::said(*told, "stops").empty())
        return std::unexpected(basics::Problems{{"stops", "escalations.problem_stops"}});
    return told;
}

std::vector<Party> parties_of(std::vector<organisations::OrganisationId> const& organisations,
                              std::vector<Party> const& projects) {
    std::vector<Party> all;
    auto const add = [&](Party const& one) {
        if (std::ranges::find(all, one) == all.end()) all.push_back(one);
    };
    for (auto const& id : organisations) add({id, {}});
    for (auto const& one : projects) add(one);
    return all;
}

std::map<std::string, std::int64_t, std::less<>> counted(std::vector<AskedNow> const& asked,
                                                         std::vector<NowAnswer> const& last) {
    std::map<std::string, std::int64_t, std::less<>> all;
    for (auto const& one : asked) {
        auto const found = std::ranges::find(last, one.party, &NowAnswer::party);
        ++all[found == last.end() ? std::string() : told::said(found->told, "doing")];
    }
    return all;
}

std::string link_detail(int round, organisations::OrganisationId const& organisation) {
    return std::to_string(round) + "-" + organisation.string();
}

std::optional<LinkDetail> parse_link_detail(std::string_view detail) {
    LinkDetail parsed;
    auto const dash = detail.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const end = std::from_chars(detail.data(), detail.data() + dash, parsed.round);
    auto const organisation = organisations::OrganisationId::parse(detail.substr(dash + 1));
    if (end.ec != std::errc() || end.ptr != detail.data() + dash || !organisation)
        return std::nullopt;
    parsed.organisation = *organisation;
    return parsed;
}

}
