// Names and addresses.
#include "features/questions/question.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace questions {

namespace {

constexpr std::array<std::string_view, 2> visibility_names = {"public", "asked"};
constexpr std::array<std::string_view, 4> way_names = {"page", "link", "mail", "program"};
constexpr std::array<std::string_view, 3> standing_names = {"shown", "kept", "refused"};

template <class Enum, std::size_t count>
std::optional<Enum> parsed(std::array<std::string_view, count> const& names,
                           std::string_view name) {
    auto const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t count>
std::string_view named(std::array<std::string_view, count> const& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

}

std::string_view name(Kind kind) { return named(kind_names, kind); }
std::optional<Kind> parse_kind(std::string_view name) { return parsed<Kind>(kind_names, name); }
std::string_view name(Audience audience) { return named(audience_names, audience); }
std::optional<Audience> parse_audience(std::string_view name) {
    return parsed<Audience>(audience_names, name);
}
std::string_view name(Visibility visibility) { return named(visibility_names, visibility); }
std::optional<Visibility> parse_visibility(std::string_view name) {
    return parsed<Visibility>(visibility_names, name);
}
std::string_view name(Way way) { return named(way_names, way); }
std::string_view name(Standing standing) { return named(standing_names, standing); }
std::string_view name(Digest digest) { return named(digest_names, digest); }
std::optional<Digest> parse_digest(std::string_view name) {
    return parsed<Digest>(digest_names, name);
}

activity::Subject subject_of(Question const& question) {
    return {"question", question.id.string()};
}

std::string path_of(Question const& question) {
    auto const slug = basics::slug(question.asked.title);
    return "/questions/" + question.id.string() + "/" + (slug.empty() ? "x" : slug);
}

}
