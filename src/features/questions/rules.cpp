// All mistakes at once.
#include "features/questions/rules.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace questions {

namespace {

void append(basics::Problems& problems, basics::Problems const& more) {
    problems.insert(problems.end(), more.begin(), more.end());
}

/// The last day, which may be today; nothing and a problem for what is none.
std::optional<basics::Date> day(std::string_view typed, basics::Date today,
                                basics::Problems& problems) {
    auto const text = basics::trimmed(typed);
    if (text.empty()) return std::nullopt;
    auto const parsed = basics::parse_iso_date(text);
    if (!parsed || parsed->day == 0 || !basics::exists(*parsed))
        problems.push_back({"last_day", "questions.problem_last_day", {}});
    else if (*parsed < today)
        problems.push_back({"last_day", "questions.problem_last_day_past", {}});
    else return parsed;
    return std::nullopt;
}

/// The 26 letters of an id after "/cases/", "/projects/", "case/" or "project/".
std::optional<LinkTo> link_in(std::string_view line) {
    for (auto const& [mark, kind] : {std::pair<std::string_view, char const*>{"/cases/", "case"},
                                     {"/projects/", "project"},
                                     {"case/", "case"},
                                     {"project/", "project"},
                                     {"/needs/", "need"},
                                     {"/ideas/", "idea"},
                                     {"need/", "need"},
                                     {"idea/", "idea"}}) {
        auto const at = line.find(mark);
        if (at == line.npos) continue;
        auto const letters = basics::parse_id_letters(line.substr(at + mark.size(), 26));
        if (letters) return LinkTo{kind, std::string(letters->data(), letters->size())};
    }
    return std::nullopt;
}

}

std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest,
                                                           std::string const& missing,
                                                           bool is_required) {
    auto const tidy = basics::normalised(typed);
    auto words = tidy ? std::string(basics::trimmed(*tidy)) : std::string();
    std::erase(words, '\r');
    if (words.empty() && (is_required || !tidy))
        return std::unexpected(basics::Problems{{field, missing, {}}});
    if (basics::length(words) > longest)
        return std::unexpected(basics::Problems{
            {field, "questions.problem_long", {{"longest", std::to_string(longest)}}}});
    return words;
}

std::expected<Asking, basics::Problems> checked(Typed const& typed, texts::Language language,
                                                basics::Date today) {
    basics::Problems problems;
    Asking asked{.language = language};
    auto const title =
        checked_words(typed.title, "title", longest_title, "questions.problem_title");
    auto const story =
        checked_words(typed.story, "story", longest_story, "questions.problem_story");
    if (title) asked.title = basics::one_line(*title);
    else append(problems, title.error());
    if (story) asked.story = *story;
    else append(problems, story.error());
    auto take = [&](auto parsed, char const* field, auto& into) {
        if (parsed) into = *parsed;
        else problems.push_back({field, std::string("questions.problem_") + field, {}});
    };
    take(parse_kind(typed.kind), "kind", asked.kind);
    take(OrganisationId::parse(typed.organisation), "organisation", asked.organisation);
    take(parse_audience(typed.audience), "audience", asked.audience);
    if (asked.audience == Audience::network)
        take(NetworkId::parse(typed.network), "network", asked.network);
    take(parse_visibility(typed.visibility), "visibility", asked.visibility);
    asked.last_day = day(typed.last_day, today, problems).value_or(basics::Date());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return asked;
}

bool may_tend(permissions::Viewer const& viewer, Question const& question) {
    return permissions::may_in_part(viewer, permissions::Permission::contribute,
                                    question.asked.organisation);
}

bool may_read(permissions::Viewer const& viewer, Question const& question,
              std::vector<OrganisationId> const& asked) {
    if (question.is_public() || may_tend(viewer, question)) return true;
    if (question.is_hidden) return false;
    return std::ranges::any_of(asked, [&](OrganisationId const& one) {
        return permissions::may_in_part(viewer, permissions::Permission::contribute, one);
    });
}

std::vector<OrganisationId> may_answer_for(permissions::Viewer const& viewer,
                                           Question const& question,
                                           std::vector<OrganisationId> const& asked) {
    if (question.is_closed || question.is_hidden) return {};
    auto own = viewer.organisations();
    std::erase_if(own, [&](OrganisationId const& one) {
        bool const is_asker = one == question.asked.organisation;
        bool const is_asked = question.asked.visibility == Visibility::public_ ||
                              std::ranges::find(asked, one) != asked.end();
        return is_asker || !is_asked ||
               !permissions::may_in_part(viewer, permissions::Permission::contribute, one);
    });
    return own;
}

bool is_told_now(Digest digest, std::size_t letters_today) {
    return digest == Digest::at_once && letters_today < most_letters_a_day;
}

bool is_digest_due(Digest digest, std::optional<std::int64_t> microseconds_since) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;
    if (digest == Digest::never) return false;
    auto const pause = digest == Digest::weekly ? 7 * day : day;
    return !microseconds_since || *microseconds_since >= pause;
}

std::expected<std::vector<LinkTo>, basics::Problems> checked_links(std::string_view lines) {
    std::vector<LinkTo> links;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        auto const line = basics::trimmed(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.empty()) continue;
        auto const link = link_in(line);
        if (!link || links.size() == most_links)
            return std::unexpected(
                basics::Problems{{"links",
                                  link ? "questions.problem_links_many" : "questions.problem_links",
                                  {{"most", std::to_string(most_links)}}}});
        if (std::ranges::find(links, *link) == links.end()) links.push_back(*link);
    }
    return links;
}

}
